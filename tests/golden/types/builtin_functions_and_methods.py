# Functions and methods that are built in: their names, owners, texts and refusals.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = [1, 2]
append = items.append
print(len, append.__name__, append.__qualname__, append.__self__ is items, append.__module__, len.__module__, len.__self__.__name__, len.__qualname__, dict.fromkeys.__self__, dict.fromkeys.__qualname__, max.__name__)
print(items.append == append, items.append is append, hash(append) == hash(items.append), len == len, repr(append).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0], type(append).__name__, type(len) is type(append))
print(list.append, str.upper, list.append.__objclass__, list.append.__name__, list.append.__qualname__, type(list.append).__name__, list.append.__get__(items)(3), items, list.append.__get__(None, list) is list.append)
attempt(append)
attempt(append, x=1)
attempt(list.append)
attempt(list.append, 5, 1)
attempt(list.append.__get__, 5)
attempt(list.append.__get__, None)
attempt(setattr, append, "x", 1)
attempt(setattr, len, "__name__", "x")
attempt(getattr, len, "nope")
attempt(lambda: len < len)
attempt(type(len))
attempt(type(list.append))
attempt(type, "B", (type(len),), {})
attempt(type, "B", (type(list.append),), {})
attempt(str.upper, 5)
attempt(str.join, ",")
attempt(dict.fromkeys)
print(abs.__call__(-3), list.pop.__call__(items))
