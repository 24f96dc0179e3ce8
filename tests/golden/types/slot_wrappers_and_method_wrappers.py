# Special methods of built-in types as objects.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

add = (5).__add__
print(add, int.__add__, add(3), add.__name__, add.__qualname__, add.__self__, add.__objclass__, int.__add__.__name__, int.__add__.__qualname__, int.__add__.__objclass__, type(add), type(int.__add__))
# expect: <method-wrapper '__add__' of int object at 0x...> <slot wrapper '__add__' of 'int' objects> 8 __add__ int.__add__ 5 <class 'int'> __add__ int.__add__ <class 'int'> <class 'method-wrapper'> <class 'wrapper_descriptor'>
print(add == (5).__add__, add != (6).__add__, hash(add) == hash((5).__add__), int.__add__ is int.__add__, int.__add__.__get__(5)(1), int.__add__.__get__(None, int) is int.__add__, bool.__add__ is int.__add__, add.__call__(1))
# expect: True True True True 6 True True 6
print(object.__init__, [].__init__, type.__call__, object.__str__, "".__len__, {}.__getitem__, dict.__getitem__, dict.__contains__, list.__reversed__, int.__new__, object.__init_subclass__, sep="\n")
# expect: <slot wrapper '__init__' of 'object' objects>
# expect: <method-wrapper '__init__' of list object at 0x...>
# expect: <slot wrapper '__call__' of 'type' objects>
# expect: <slot wrapper '__str__' of 'object' objects>
# expect: <method-wrapper '__len__' of str object at 0x...>
# expect: <built-in method __getitem__ of dict object at 0x...>
# expect: <method '__getitem__' of 'dict' objects>
# expect: <method '__contains__' of 'dict' objects>
# expect: <method '__reversed__' of 'list' objects>
# expect: <built-in method __new__ of type object at 0x...>
# expect: <built-in method __init_subclass__ of type object at 0x...>
attempt(add)  # expect: TypeError: expected 1 argument, got 0
attempt(add, 1, 2)  # expect: TypeError: expected 1 argument, got 2
attempt(add, x=1)  # expect: TypeError: wrapper __add__() takes no keyword arguments
attempt(int.__add__)  # expect: TypeError: descriptor '__add__' of 'int' object needs an argument
attempt(int.__add__, 5)  # expect: TypeError: expected 1 argument, got 0
attempt(int.__add__, "a", "b")  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
attempt(int.__add__, 5, 6, 7)  # expect: TypeError: expected 1 argument, got 2
attempt(int.__add__.__get__, "a")
# expect: TypeError: descriptor '__add__' for 'int' objects doesn't apply to a 'str' object
attempt(list.__len__, {})  # expect: TypeError: descriptor '__len__' requires a 'list' object but received a 'dict'
attempt(list.__init__, {}, [])
# expect: TypeError: descriptor '__init__' requires a 'list' object but received a 'dict'
attempt(setattr, add, "x", 1)
# expect: AttributeError: 'method-wrapper' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(setattr, int.__add__, "__name__", "x")  # expect: AttributeError: readonly attribute
attempt(type(add))  # expect: TypeError: cannot create 'method-wrapper' instances
attempt(type(int.__add__))  # expect: TypeError: cannot create 'wrapper_descriptor' instances
attempt(type, "W", (type(add),), {})  # expect: TypeError: type 'method-wrapper' is not an acceptable base type
attempt(lambda: add < add)
# expect: TypeError: '<' not supported between instances of 'method-wrapper' and 'method-wrapper'
attempt([].__setitem__, 0, 1)  # expect: IndexError: list assignment index out of range
attempt([].__setitem__, 0)  # expect: TypeError: __setitem__ expected 2 arguments, got 1
attempt([].__delitem__, "x")  # expect: TypeError: list indices must be integers or slices, not str
attempt({}.__getitem__, 5)  # expect: KeyError: 5
attempt((5).__pow__, 2, 3, 4)  # expect: TypeError: expected 1 or 2 arguments, got 3
