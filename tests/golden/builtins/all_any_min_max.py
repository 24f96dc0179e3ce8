# all, any, min and max: short circuits, keys, defaults and errors.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

seen = []
def note(value):
    seen.append(value)
    return value

print(all([]), any([]), all([1, "a"]), any([0, ""]), any(note(x) for x in (0, 3, 5)), all(note(x) for x in (1, 0, 7)), seen)
# expect: True False True False True False [0, 3, 1, 0]
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max("hello"), min([], default="none"), max((), default=None), min({3: 1, 2: 5}), max(1, 1.0), max(True, 1), min([1, 1.0]))
# expect: 1 3 a o none None 2 1 True 1
best = {"apple": 3, "fig": 9, "kiwi": 9}
weight = 2
print(max(best, key=best.get), min(best, key=lambda name: (len(name) * weight, name)), max("aBc", key=str.lower), min([-3, 2], key=abs), max([[1], [2, 0]], key=len), min(5, 3, key=None))
# expect: fig fig c 2 [2, 0] 3
attempt(min)  # expect: TypeError: min expected at least 1 argument, got 0
attempt(max)  # expect: TypeError: max expected at least 1 argument, got 0
attempt(min, 5)  # expect: TypeError: 'int' object is not iterable
attempt(min, [])  # expect: ValueError: min() iterable argument is empty
attempt(max, [], key=len)  # expect: ValueError: max() iterable argument is empty
attempt(min, 1, 2, default=3)
# expect: TypeError: Cannot specify a default for min() with multiple positional arguments
attempt(min, [1], unknown=3)  # expect: TypeError: min() got an unexpected keyword argument 'unknown'
attempt(min, 1, "a")  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(max, [1, None])  # expect: TypeError: '>' not supported between instances of 'NoneType' and 'int'
attempt(min, [1, 2], key=5)  # expect: TypeError: 'int' object is not callable
attempt(min, [1, 2], key=lambda: 1)  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
attempt(max, key=len)  # expect: TypeError: max expected at least 1 argument, got 0
attempt(any, 5)  # expect: TypeError: 'int' object is not iterable
attempt(all, None)  # expect: TypeError: 'NoneType' object is not iterable
attempt(any)  # expect: TypeError: any() takes exactly one argument (0 given)
attempt(all, [], [])  # expect: TypeError: all() takes exactly one argument (2 given)
attempt(any, iterable=[])  # expect: TypeError: any() takes no keyword arguments
class Odd:
    def __bool__(self):
        raise ValueError("no truth here")

attempt(any, [0, Odd()])  # expect: ValueError: no truth here
attempt(all, [0, Odd()])  # expect: False
