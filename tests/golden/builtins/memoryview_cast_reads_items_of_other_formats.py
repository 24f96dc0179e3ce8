data = memoryview(bytearray(range(24)))
for letter in "?cbBhHiIlLqQnN":
    items = data.cast(letter)
    print(letter, items.itemsize, len(items), items[1])
    # expect: ? 1 24 True
    # expect: c 1 24 b'\x01'
    # expect: b 1 24 1
    # expect: B 1 24 1
    # expect: h 2 12 770
    # expect: H 2 12 770
    # expect: i 4 6 117835012
    # expect: I 4 6 117835012
    # expect: l 8 3 1084818905618843912
    # expect: L 8 3 1084818905618843912
    # expect: q 8 3 1084818905618843912
    # expect: Q 8 3 1084818905618843912
    # expect: n 8 3 1084818905618843912
    # expect: N 8 3 1084818905618843912
floats = memoryview(bytearray(16)).cast("d")
floats[0] = 1.5
floats[1] = 2
print(floats.tolist(), floats.format, floats.nbytes, floats == floats.cast("B"))  # expect: [1.5, 2.0] d 16 False
table = data.cast("B", [2, 3, 4])
print(table.ndim, table.shape, table.strides, table[1, 2, 3], table.tobytes("F")[:4])
# expect: 3 (2, 3, 4) (12, 4, 1) 23 b'\x00\x0c\x04\x10'
print(data.cast("h", (3, 4)).tolist())
# expect: [[256, 770, 1284, 1798], [2312, 2826, 3340, 3854], [4368, 4882, 5396, 5910]]
point = data[:1].cast("B", [])
print(point.ndim, point[()], point.tolist())  # expect: 0 0 0
for attempt in (
    lambda: data.cast("x"),
    lambda: data.cast("i").cast("h"),
    lambda: data[:23].cast("i"),
    lambda: data[::2].cast("i"),
    lambda: data.cast("B", [5]),
    lambda: data.cast("B", [0]),
    lambda: data.cast("B", ["2"]),
    lambda: data.cast("B", 3),
    lambda: table[0],
    lambda: table[0, 1],
    lambda: table.cast("B", [4, 6]),
    lambda: len(point),
):
    try:
        attempt()
    except (TypeError, ValueError, NotImplementedError) as error:
        print(type(error).__name__, error)
        # expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
        # expect: TypeError memoryview: cannot cast between two non-byte formats
        # expect: TypeError memoryview: length is not a multiple of itemsize
        # expect: TypeError memoryview: casts are restricted to C-contiguous views
        # expect: TypeError memoryview: product(shape) * itemsize != buffer size
        # expect: ValueError memoryview.cast(): elements of shape must be integers > 0
        # expect: TypeError memoryview.cast(): elements of shape must be integers
        # expect: TypeError shape must be a list or a tuple
        # expect: NotImplementedError multi-dimensional sub-views are not implemented
        # expect: NotImplementedError sub-views are not implemented
        # expect: TypeError memoryview: cast must be 1D -> ND or ND -> 1D
        # expect: TypeError 0-dim memory has no length
ints = data.cast("i")
for value in (2**31, "a", 1.5):
    try:
        ints[0] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: ValueError memoryview: invalid value for format 'i'
        # expect: TypeError memoryview: invalid type for format 'i'
        # expect: TypeError memoryview: invalid type for format 'i'
