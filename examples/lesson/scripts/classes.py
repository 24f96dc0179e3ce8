def make_dog(name):
    sound = "Woof"

    class Dog:
        sound = "Wau"

        def speak(self):
            return f"{name}: {sound}"

        def speak_german(self):
            return f"{name}: {self.sound}"

    return Dog()


rex = make_dog("Rex")
print(rex.speak())
print(rex.speak_german())
