def open_door(name):
    greeting = "Come in, " + name

    def greet():
        return greeting

    return greet


welcome = open_door("Ada")
print(welcome())
print(welcome())
