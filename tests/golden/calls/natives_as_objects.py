# Built-in functions and methods print, bind and compare as CPython's do.
items = []
print(len, str.upper, int.__add__, type.__dict__["__name__"])
# expect: <built-in function len> <method 'upper' of 'str' objects> <slot wrapper '__add__' of 'int' objects> <attribute '__name__' of 'type' objects>
print(repr(items.append)[:43], repr((1).__add__)[:43])  # expect: <built-in method append of list object at 0 <method-wrapper '__add__' of int object at 
print(items.append.__self__ is items, items.append == items.append, items.append == [].append)  # expect: True True False
print(str.upper.__qualname__, items.append.__qualname__, len.__module__, str.upper.__objclass__)  # expect: str.upper list.append builtins <class 'str'>
print(str.upper.__get__("abc")(), dict.fromkeys.__self__, int.__add__.__get__(1)(2))  # expect: ABC <class 'dict'> 3
for wrong in (
    lambda: str.upper.__get__(3), lambda: str.upper(3), lambda: str.upper(), lambda: int.__add__("a", 1),
    lambda: dict.__dict__["fromkeys"].__get__(3), lambda: len.missing,
):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
# expect: unbound method str.upper() needs an argument
# expect: descriptor '__add__' requires a 'int' object but received a 'str'
# expect: descriptor 'fromkeys' requires a subtype of 'dict' but received 'int'
# expect: 'builtin_function_or_method' object has no attribute 'missing'
