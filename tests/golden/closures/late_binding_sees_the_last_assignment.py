# A closure reads the variable when it runs, not when it is made.
def make():
    greeting = "hello"
    def greet(name):
        return f"{greeting}, {name}"
    early = greet("Ann")
    greeting = "bye"
    return early, greet

early, greet = make()
print(early)  # expect: hello, Ann
print(greet("Bob"))  # expect: bye, Bob
