# The texts for missing, surplus and wrong keyword arguments of functions.
import warnings

warnings.simplefilter("ignore")
def f(a, b, /, c, d=4, *, e, g=7): ...
def one(x): ...
def none(): ...
def defaults(a, b=1, c=2): ...
def keywords(*, first, second, third): ...
def star(*args, key): ...
def positional(a, b=2, /): ...


class C:
    def method(self, x): ...
    def nothing(): ...
    @classmethod
    def made(cls, x): ...
    @staticmethod
    def static(x): ...


calls = ("f()", "f(1)", "f(1, 2)", "f(1, 2, 3)", "f(1, 2, 3, 4, 5, e=1)", "f(1, 2, 3, 4, 5)", "f(1, b=2, c=3, e=4)", "f(a=1, b=2, c=3, e=4)", "f(1, 2, 3, c=4, e=5)",
         "f(1, 2, 3, e=5, z=6)", "one()", "one(1, 2)", "one(y=1)", "one(1, x=2)", "none(1)", "none(1, 2)", "none(a=1)", "defaults()", "defaults(1, 2, 3, 4)",
         "defaults(1, a=2)", "keywords()", "keywords(first=1)", "keywords(1)", "keywords(first=1, secnd=2, third=3)", "star(1, 2)", "star(1, kee=2)", "positional()", "positional(a=1)",
         "positional(1, b=2)", "positional(1, 2, 3)", "C().method()", "C().method(1, 2)", "C().nothing()", "C.made()", "C.static(1, 2)", "C.method()", "C(1)", "C(x=1)",
         "one(*[1, 2])", "one(**{'x': 1, 'y': 2})", "one(**{1: 2})", "one(**3)", "one(*3)", "one(1, **{'x': 2})", "one(x=1, **{'x': 2})", "one(*[1], **{'q': 1})",
         "one(**{'x': 1}, **{'x': 2})", "none(*None)", "3()", "None()", "(lambda x: x)()", "(lambda: 0)(1)", "[](1)", "print(*1)", "len(*3)", "len(**3)", "C.made(*1)", "C().method(**[1])",
         "f(*(1, 2), *[3, 4, 5], **{'e': 1})", "dict(**{'a': 1}, a=2)", "defaults(1, 2, b=3)", "defaults(**{'a': 1, 'd': 2})", "(lambda *, kw: 0)()", "(lambda a, /: 0)(a=1)")
for call in calls:
    try:
        eval(call)
        print("fine", call)
    except TypeError as error:
        print(call, "->", error)
        # expect: f() -> f() missing 3 required positional arguments: 'a', 'b', and 'c'
        # expect: f(1) -> f() missing 2 required positional arguments: 'b' and 'c'
        # expect: f(1, 2) -> f() missing 1 required positional argument: 'c'
        # expect: f(1, 2, 3) -> f() missing 1 required keyword-only argument: 'e'
        # expect: f(1, 2, 3, 4, 5, e=1) -> f() takes from 3 to 4 positional arguments but 5 positional arguments (and 1 keyword-only argument) were given
        # expect: f(1, 2, 3, 4, 5) -> f() takes from 3 to 4 positional arguments but 5 were given
        # expect: f(1, b=2, c=3, e=4) -> f() got some positional-only arguments passed as keyword arguments: 'b'
        # expect: f(a=1, b=2, c=3, e=4) -> f() got some positional-only arguments passed as keyword arguments: 'a, b'
        # expect: f(1, 2, 3, c=4, e=5) -> f() got multiple values for argument 'c'
        # expect: f(1, 2, 3, e=5, z=6) -> f() got an unexpected keyword argument 'z'
        # expect: one() -> one() missing 1 required positional argument: 'x'
        # expect: one(1, 2) -> one() takes 1 positional argument but 2 were given
        # expect: one(y=1) -> one() got an unexpected keyword argument 'y'
        # expect: one(1, x=2) -> one() got multiple values for argument 'x'
        # expect: none(1) -> none() takes 0 positional arguments but 1 was given
        # expect: none(1, 2) -> none() takes 0 positional arguments but 2 were given
        # expect: none(a=1) -> none() got an unexpected keyword argument 'a'
        # expect: defaults() -> defaults() missing 1 required positional argument: 'a'
        # expect: defaults(1, 2, 3, 4) -> defaults() takes from 1 to 3 positional arguments but 4 were given
        # expect: defaults(1, a=2) -> defaults() got multiple values for argument 'a'
        # expect: keywords() -> keywords() missing 3 required keyword-only arguments: 'first', 'second', and 'third'
        # expect: keywords(first=1) -> keywords() missing 2 required keyword-only arguments: 'second' and 'third'
        # expect: keywords(1) -> keywords() takes 0 positional arguments but 1 was given
        # expect: keywords(first=1, secnd=2, third=3) -> keywords() got an unexpected keyword argument 'secnd'. Did you mean 'second'?
        # expect: star(1, 2) -> star() missing 1 required keyword-only argument: 'key'
        # expect: star(1, kee=2) -> star() got an unexpected keyword argument 'kee'. Did you mean 'key'?
        # expect: positional() -> positional() missing 1 required positional argument: 'a'
        # expect: positional(a=1) -> positional() got some positional-only arguments passed as keyword arguments: 'a'
        # expect: positional(1, b=2) -> positional() got some positional-only arguments passed as keyword arguments: 'b'
        # expect: positional(1, 2, 3) -> positional() takes from 1 to 2 positional arguments but 3 were given
        # expect: C().method() -> C.method() missing 1 required positional argument: 'x'
        # expect: C().method(1, 2) -> C.method() takes 2 positional arguments but 3 were given
        # expect: C().nothing() -> C.nothing() takes 0 positional arguments but 1 was given
        # expect: C.made() -> C.made() missing 1 required positional argument: 'x'
        # expect: C.static(1, 2) -> C.static() takes 1 positional argument but 2 were given
        # expect: C.method() -> C.method() missing 2 required positional arguments: 'self' and 'x'
        # expect: C(1) -> C() takes no arguments
        # expect: C(x=1) -> C() takes no arguments
        # expect: one(*[1, 2]) -> one() takes 1 positional argument but 2 were given
        # expect: one(**{'x': 1, 'y': 2}) -> one() got an unexpected keyword argument 'y'
        # expect: one(**{1: 2}) -> keywords must be strings
        # expect: one(**3) -> __main__.one() argument after ** must be a mapping, not int
        # expect: one(*3) -> __main__.one() argument after * must be an iterable, not int
        # expect: one(1, **{'x': 2}) -> one() got multiple values for argument 'x'
        # expect: one(x=1, **{'x': 2}) -> __main__.one() got multiple values for keyword argument 'x'
        # expect: one(*[1], **{'q': 1}) -> one() got an unexpected keyword argument 'q'
        # expect: one(**{'x': 1}, **{'x': 2}) -> __main__.one() got multiple values for keyword argument 'x'
        # expect: none(*None) -> __main__.none() argument after * must be an iterable, not NoneType
        # expect: 3() -> 'int' object is not callable
        # expect: None() -> 'NoneType' object is not callable
        # expect: (lambda x: x)() -> <lambda>() missing 1 required positional argument: 'x'
        # expect: (lambda: 0)(1) -> <lambda>() takes 0 positional arguments but 1 was given
        # expect: [](1) -> 'list' object is not callable
        # expect: print(*1) -> print() argument after * must be an iterable, not int
        # expect: len(*3) -> len() argument after * must be an iterable, not int
        # expect: len(**3) -> len() argument after ** must be a mapping, not int
        # expect: C.made(*1) -> __main__.C.made() argument after * must be an iterable, not int
        # expect: C().method(**[1]) -> __main__.C.method() argument after ** must be a mapping, not list
        # expect: f(*(1, 2), *[3, 4, 5], **{'e': 1}) -> f() takes from 3 to 4 positional arguments but 5 positional arguments (and 1 keyword-only argument) were given
        # expect: dict(**{'a': 1}, a=2) -> dict() got multiple values for keyword argument 'a'
        # expect: defaults(1, 2, b=3) -> defaults() got multiple values for argument 'b'
        # expect: defaults(**{'a': 1, 'd': 2}) -> defaults() got an unexpected keyword argument 'd'
        # expect: (lambda *, kw: 0)() -> <lambda>() missing 1 required keyword-only argument: 'kw'
        # expect: (lambda a, /: 0)(a=1) -> <lambda>() got some positional-only arguments passed as keyword arguments: 'a'
