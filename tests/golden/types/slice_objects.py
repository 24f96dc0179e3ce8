# Slices as objects: their fields, indices(), comparison and hash.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Show:
    def __getitem__(self, key):
        return key

show = Show()
print(show[1:2], show[:], show[::2], show[1:2, 3], show["a":None:[]], show[...], show[1:2, ::3], show[()], show[-1], slice(5), slice(1, 2, 3))
# expect: slice(1, 2, None) slice(None, None, None) slice(None, None, 2) (slice(1, 2, None), 3) slice('a', None, []) Ellipsis (slice(1, 2, None), slice(None, None, 3)) () -1 slice(None, 5, None) slice(1, 2, 3)
whole = slice(1, None, 2)
print(whole.start, whole.stop, whole.step, whole == slice(1, None, 2), whole != slice(1), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "key"}[slice(1)])
# expect: 1 None 2 True True True True key
print(slice(None).indices(10), slice(2, 100).indices(10), slice(None, None, -1).indices(5), slice(-3, -1).indices(10), slice(5, 1, -2).indices(4), slice(10**30).indices(10**31))
# expect: (0, 10, 1) (2, 10, 1) (4, -1, -1) (7, 9, 1) (3, 1, -2) (0, 1000000000000000000000000000000, 1)
attempt(slice)  # expect: TypeError: slice expected at least 1 argument, got 0
attempt(slice, 1, 2, 3, 4)  # expect: TypeError: slice expected at most 3 arguments, got 4
attempt(slice, start=1)  # expect: TypeError: slice() takes no keyword arguments
attempt(slice(1).indices)  # expect: TypeError: slice.indices() takes exactly one argument (0 given)
attempt(slice(1).indices, -1)  # expect: ValueError: length should not be negative
attempt(slice(1).indices, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(slice(1, 2, 0).indices, 5)  # expect: ValueError: slice step cannot be zero
attempt(slice("a").indices, 5)  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(slice(1.5).indices, 5)  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(setattr, whole, "start", 5)  # expect: AttributeError: readonly attribute
attempt(lambda: slice(1) < slice("a"))  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
attempt(lambda: slice(1) < 5)  # expect: TypeError: '<' not supported between instances of 'slice' and 'int'
attempt(hash, slice([]))  # expect: TypeError: unhashable type: 'list'
attempt(type, "S", (slice,), {})  # expect: TypeError: type 'slice' is not an acceptable base type
attempt(lambda: [1, 2, 3][slice(None, None, "x")])
# expect: TypeError: slice indices must be integers or None or have an __index__ method
