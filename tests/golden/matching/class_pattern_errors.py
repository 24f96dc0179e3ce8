# What is wrong with classes and __match_args__ shows when the pattern is tried.
class Few:
    __match_args__ = ("a",)
    a = 1

class Text:
    __match_args__ = "a"

class Numbers:
    __match_args__ = (1,)

class Listed:
    __match_args__ = ["a"]

class Plain:
    pass

class Raising:
    @property
    def a(self):
        raise ValueError("from the property")

class Lazy:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)

def attempt(subject, pattern):
    try:
        exec(f"match subject:\n    case {pattern}:\n        print('matched')\n    case _:\n        print('no match')", globals(), {"subject": subject})
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(Few(), "Few(1)")  # expect: matched
attempt(Few(), "Few(1, 2)")  # expect: TypeError: Few() accepts 1 positional sub-pattern (2 given)
attempt(Few(), "Few(1, a=1)")  # expect: TypeError: Few() got multiple sub-patterns for attribute 'a'
attempt(Text(), "Text(1)")  # expect: TypeError: Text.__match_args__ must be a tuple (got str)
attempt(Numbers(), "Numbers(1)")  # expect: TypeError: __match_args__ elements must be strings (got int)
attempt(Listed(), "Listed(1)")  # expect: TypeError: Listed.__match_args__ must be a tuple (got list)
attempt(Plain(), "Plain(1)")  # expect: TypeError: Plain() accepts 0 positional sub-patterns (1 given)
attempt(Plain(), "Plain()")  # expect: matched
attempt(Raising(), "Raising(a=1)")  # expect: ValueError: from the property
attempt(Lazy(), "Lazy(b=1)")
# expect: asked for b
# expect: no match
attempt(5, "int(1, 2)")  # expect: TypeError: int() accepts 1 positional sub-pattern (2 given)
attempt(5, "int(1)")  # expect: no match
attempt(5, "int(real=5)")  # expect: matched
attempt(5, "len()")  # expect: TypeError: called match pattern must be a class
attempt(5, "nope()")  # expect: NameError: name 'nope' is not defined
attempt(5, "Plain(nope=1)")  # expect: no match
attempt([1], "list([1])")  # expect: matched
attempt(5, "int | str()")
# expect: SyntaxError: name capture 'int' makes remaining patterns unreachable (<string>, line 2)
attempt(5, "Few(a=1, a=2)")  # expect: SyntaxError: attribute name repeated in class pattern: a (<string>, line 2)
attempt([1], "type([])")  # expect: no match
