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
whole = slice(1, None, 2)
print(whole.start, whole.stop, whole.step, whole == slice(1, None, 2), whole != slice(1), slice(1, 2) < slice(1, 3), hash(slice(1, 2)) == hash(slice(1, 2)), {slice(1): "key"}[slice(1)])
print(slice(None).indices(10), slice(2, 100).indices(10), slice(None, None, -1).indices(5), slice(-3, -1).indices(10), slice(5, 1, -2).indices(4), slice(10**30).indices(10**31))
attempt(slice)
attempt(slice, 1, 2, 3, 4)
attempt(slice, start=1)
attempt(slice(1).indices)
attempt(slice(1).indices, -1)
attempt(slice(1).indices, "a")
attempt(slice(1, 2, 0).indices, 5)
attempt(slice("a").indices, 5)
attempt(slice(1.5).indices, 5)
attempt(setattr, whole, "start", 5)
attempt(lambda: slice(1) < slice("a"))
attempt(lambda: slice(1) < 5)
attempt(hash, slice([]))
attempt(type, "S", (slice,), {})
attempt(lambda: [1, 2, 3][slice(None, None, "x")])
