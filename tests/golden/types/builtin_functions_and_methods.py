# Functions and methods that are built in: their names, owners, texts and refusals.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = [1, 2]
append = items.append
print(len, append.__name__, append.__qualname__, append.__self__ is items, append.__module__, len.__module__, len.__self__.__name__, len.__qualname__, dict.fromkeys.__self__, dict.fromkeys.__qualname__, max.__name__)
# expect: <built-in function len> append list.append True None builtins builtins len <class 'dict'> dict.fromkeys max
print(items.append == append, items.append is append, hash(append) == hash(items.append), len == len, repr(append).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0], type(append).__name__, type(len) is type(append))
# expect: True False True True <built-in method append of list object <built-in method fromkeys of type object builtin_function_or_method True
print(list.append, str.upper, list.append.__objclass__, list.append.__name__, list.append.__qualname__, type(list.append).__name__, list.append.__get__(items)(3), items, list.append.__get__(None, list) is list.append)
# expect: <method 'append' of 'list' objects> <method 'upper' of 'str' objects> <class 'list'> append list.append method_descriptor None [1, 2, 3] True
attempt(append)  # expect: TypeError: list.append() takes exactly one argument (0 given)
attempt(append, x=1)  # expect: TypeError: list.append() takes no keyword arguments
attempt(list.append)  # expect: TypeError: unbound method list.append() needs an argument
attempt(list.append, 5, 1)  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
attempt(list.append.__get__, 5)
# expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
attempt(list.append.__get__, None)  # expect: TypeError: __get__(None, None) is invalid
attempt(setattr, append, "x", 1)
# expect: AttributeError: 'builtin_function_or_method' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(setattr, len, "__name__", "x")
# expect: AttributeError: attribute '__name__' of 'builtin_function_or_method' objects is not writable
attempt(getattr, len, "nope")  # expect: AttributeError: 'builtin_function_or_method' object has no attribute 'nope'
attempt(lambda: len < len)
# expect: TypeError: '<' not supported between instances of 'builtin_function_or_method' and 'builtin_function_or_method'
attempt(type(len))  # expect: TypeError: cannot create 'builtin_function_or_method' instances
attempt(type(list.append))  # expect: TypeError: cannot create 'method_descriptor' instances
attempt(type, "B", (type(len),), {})
# expect: TypeError: type 'builtin_function_or_method' is not an acceptable base type
attempt(type, "B", (type(list.append),), {})
# expect: TypeError: type 'method_descriptor' is not an acceptable base type
attempt(str.upper, 5)  # expect: TypeError: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
attempt(str.join, ",")  # expect: TypeError: str.join() takes exactly one argument (0 given)
attempt(dict.fromkeys)  # expect: TypeError: fromkeys expected at least 1 argument, got 0
print(abs.__call__(-3), list.pop.__call__(items))  # expect: 3 3
