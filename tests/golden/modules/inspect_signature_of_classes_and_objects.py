import functools
from inspect import Parameter, Signature, signature


class Plain: pass


class Init:
    def __init__(self, x, y=1): pass
    def method(self, a, b=2): pass
    @classmethod
    def make(cls, a): pass
    @staticmethod
    def free(a): pass
    def __call__(self, z): pass
    half = functools.partialmethod(method, 1)


class New:
    def __new__(cls, a, *rest): pass


class Meta(type):
    def __call__(cls, made): pass


class Made(metaclass=Meta): pass


class Stated:
    __signature__ = Signature([Parameter("s", Parameter.POSITIONAL_ONLY)])


class Text:
    __signature__ = "(a, b=2, *, c)"


def twice(f):
    class Doubled:
        def __init__(self): functools.update_wrapper(self, f)
        def __call__(self, *args): pass
    return Doubled()


made = Init(1)
for callable in (
    Plain, Init, Init.method, made.method, Init.make, Init.free, made, Init.half, made.half, New, Made, Stated,
    twice(Init.method),
):
    print(signature(callable))
    # expect: ()
    # expect: (x, y=1)
    # expect: (self, a, b=2)
    # expect: (a, b=2)
    # expect: (a)
    # expect: (a)
    # expect: (z)
    # expect: (self, b=2)
    # expect: (b=2)
    # expect: (a, *rest)
    # expect: (made)
    # expect: (s, /)
    # expect: (self, a, b=2)
try:
    signature(dict)
except ValueError as e:
    print(e)  # expect: no signature found for builtin type <class 'dict'>
try:
    signature(Text)
except TypeError as e:
    print(e)  # expect: unexpected object '(a, b=2, *, c)' in __signature__ attribute
