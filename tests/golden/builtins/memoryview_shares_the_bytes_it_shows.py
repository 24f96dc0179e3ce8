data = bytearray(b"abcdefgh")
view = memoryview(data)
print(view[0], view[-1], len(view), view.readonly, view.obj is data)  # expect: 97 104 8 False True
view[0] = ord("A")
view[1:3] = b"BC"
print(data)  # expect: bytearray(b'ABCdefgh')
every_other = view[::2]
every_other[1] = ord("-")
print(data, every_other.tolist(), every_other.tobytes(), every_other.strides, every_other.contiguous)
# expect: bytearray(b'AB-defgh') [65, 45, 101, 103] b'A-eg' (2,) False
print(view[::-1].tobytes(), bytes(view[2:4]), memoryview(view[1:])[0])  # expect: b'hgfed-BA' b'-d' 66
for attempt in (lambda: view[8], lambda: view["a"], lambda: view[1, 2], lambda: view[()]):
    try:
        attempt()
    except (IndexError, TypeError, NotImplementedError) as error:
        print(type(error).__name__, error)
        # expect: IndexError index out of bounds on dimension 1
        # expect: TypeError memoryview: invalid slice key
        # expect: TypeError cannot index 1-dimension view with 2-element tuple
        # expect: NotImplementedError sub-views are not implemented


def store(target, key, value):
    try:
        target[key] = value
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


store(view, 0, 256)  # expect: ValueError memoryview: invalid value for format 'B'
store(view, 0, "a")  # expect: TypeError memoryview: invalid type for format 'B'
store(view, slice(0, 2), b"xyz")
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
store(memoryview(b"abc"), 0, 1)  # expect: TypeError cannot modify read-only memory
try:
    del view[0]
except TypeError as error:
    print(error)  # expect: cannot delete memory
