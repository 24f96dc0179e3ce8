class Broken:
    __eq__ = property(lambda self: 1 / 0)


one = Broken()
try:
    one == one
except ZeroDivisionError as error:
    print(error)  # expect: division by zero


class Key(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return str.__hash__(self)


for call in (lambda: print(**{Key("x"): 1}), lambda: round(1.5, **{Key("x"): 1})):
    try:
        call()
    except TypeError as error:
        print(error)
        # expect: invalid keyword argument for print()
        # expect: invalid keyword argument for round()


class Path:
    def __fspath__(self):
        return "from_path.py"


class NoPath:
    def __fspath__(self):
        return 3


print(compile("1", Path(), "eval").co_filename)  # expect: from_path.py
try:
    compile("1", NoPath(), "eval")
except TypeError as error:
    print(error)  # expect: expected NoPath.__fspath__() to return str or bytes, not int

made = type("Made", (), {"__firstlineno__": 42})
made.__module__ = "elsewhere"
print("__firstlineno__" in vars(made), bool(made.__flags__ & 1 << 4))  # expect: False True
code = compile("x.__reduce__()", "<test>", "eval")
try:
    eval(code, {"__builtins__": {}, "x": iter([1])})
except AttributeError as error:
    print(error)  # expect: iter
