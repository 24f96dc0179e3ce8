# Arrays as sequences, as memory, and what they refuse.
from array import array, typecodes


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


a = array("i", [1, 2, 3])
print(a, a[0], a[-1], a[1:], a[::-1], len(a), 2 in a, a.itemsize, a.typecode, typecodes)
# expect: array('i', [1, 2, 3]) 1 3 array('i', [2, 3]) array('i', [3, 2, 1]) 3 True 4 i bBuwhHiIlLqQfd
a.append(4)
a.extend(range(2))
a.insert(1, 9)
print(a, a.pop(), a.pop(0), a.index(9), a.count(2), a.tolist())  # expect: array('i', [9, 2, 3, 4, 0]) 1 1 0 1 [9, 2, 3, 4, 0]
a[0] = 7
a[1:3] = array("i", [5])
del a[0]
print(a, a + a, a * 2, a == array("d", [5, 4, 0]), a < array("i", [6]))
# expect: array('i', [5, 4, 0]) array('i', [5, 4, 0, 5, 4, 0]) array('i', [5, 4, 0, 5, 4, 0]) True True
a.reverse()
a.byteswap()
print(a, a.tobytes(), bytes(a), array("H", b"abcd"))
# expect: array('i', [0, 67108864, 83886080]) b'\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x05' b'\x00\x00\x00\x00\x00\x00\x00\x04\x00\x00\x00\x05' array('H', [25185, 25699])
a.frombytes(b"\1\0\0\0")
a.fromlist([5])
print(a, array("w", "héy").tounicode(), array("f", [0.1, 1e300]), array("q", [1 << 62]), array("d"))
# expect: array('i', [0, 67108864, 83886080, 1, 5]) héy array('f', [0.10000000149011612, inf]) array('q', [4611686018427387904]) array('d')

view = memoryview(a)
print(view.format, view.itemsize, view.shape, view.tolist())  # expect: i 4 (5,) [0, 67108864, 83886080, 1, 5]
view[0] = -1
print(a)  # expect: array('i', [-1, 67108864, 83886080, 1, 5])
attempt(a.append, 1)  # expect: BufferError: cannot resize an array that is exporting buffers
view.release()
attempt(a.append, 1)  # expect: None

attempt(array, "x")  # expect: ValueError: bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)
attempt(array, "i", [1.5])  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(array, "i", "abc")  # expect: TypeError: cannot use a str to initialize an array with typecode 'i'
attempt(array, "b", [200])  # expect: OverflowError: signed char is greater than maximum
attempt(array, "I", [-1])  # expect: OverflowError: can't convert negative value to unsigned int
attempt(array, "L", [1 << 70])  # expect: OverflowError: Python int too large to convert to C unsigned long
attempt(array, "w", ["ab"])  # expect: TypeError: array item must be a unicode character, not a string of length 2
attempt(array, "i", b"abc")  # expect: ValueError: bytes length not a multiple of item size
attempt(a.extend, array("h", [1]))  # expect: TypeError: can only extend with array of same kind
attempt(a.remove, 99)  # expect: ValueError: array.remove(x): x not in array
attempt(a.fromlist, [1, "x"])  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: a[99])  # expect: IndexError: array index out of range
attempt(lambda: a["x"])  # expect: TypeError: array indices must be integers
attempt(lambda: array("i").pop())  # expect: IndexError: pop from empty array
attempt(a.__setitem__, slice(0, 1), [1])  # expect: TypeError: can only assign array (not "list") to array slice
