import functools
import inspect


class A:
    @functools.singledispatchmethod
    def func(self, arg: int) -> str:
        """It says more of a text."""
        return str(arg)

    @func.register
    def _(self, arg: str):
        return "s" + arg

    @functools.singledispatchmethod
    @classmethod
    def of_class(cls, arg):
        return cls.__name__, arg

    @functools.singledispatchmethod
    @staticmethod
    def alone(arg):
        return arg

    def __repr__(self):
        return "a"


a = A()
print(a.func, A.func, a.of_class, A.__dict__["alone"])
# expect: <bound single dispatch method A.func of a> <single dispatch method A.func> <bound single dispatch method A.of_class of a> <single dispatch method descriptor A.alone>
print(a.func(1), a.func("x"), A.func(a, "y"), A.of_class(2), a.alone(3))  # expect: 1 sx y ('A', 2) 3
print(a.func.__name__, a.func.__qualname__, a.func.__doc__, a.func.__module__, a.func.__annotations__)
# expect: func A.func It says more of a text. __main__ {'arg': <class 'int'>, 'return': <class 'str'>}
print(type(a.func), a.func.__wrapped__.__name__, a.func.register.__name__, inspect.signature(a.func))
# expect: <class 'functools._singledispatchmethod_get'> func register (self, arg: int) -> str
for call in (a.func, lambda: a.func.other):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, repr(str(error)))
        # expect: TypeError 'func requires at least 1 positional argument'
        # expect: AttributeError ''
