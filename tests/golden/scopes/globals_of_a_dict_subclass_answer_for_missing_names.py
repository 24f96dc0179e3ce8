class Numbers(dict):
    def __missing__(self, name):
        if name.startswith("n"):
            return int(name[1:])
        raise KeyError(name)


add = eval("lambda: n3 + n4 + len('abc')", Numbers())
print(add(), add(), type(add.__globals__).__name__)  # expect: 10 10 Numbers

names = Numbers()
exec("class A:\n    type X = n5\n    y = n6\ndef outer():\n    return lambda: n7\n", names)  # expect error: NameError: name 'n6' is not defined
print(names["A"].X.__value__, names["A"].y, names["outer"]()())
exec("def show():\n    return globals()", names)
print(names["show"]() is names)
try:
    eval("lambda: other", Numbers())()
except NameError as error:
    print(error)
