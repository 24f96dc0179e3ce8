# memoryview.index, count and type arguments; bytearray.resize.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


view = memoryview(b"abcabc")
attempt(view.index, 98)  # expect: 1
attempt(view.index, 98, 2)  # expect: 4
attempt(view.index, 98, -2, -1)  # expect: 4
attempt(view.index, 98, 2, 3)  # expect: ValueError: memoryview.index(x): x not found
attempt(view.index, "b")  # expect: ValueError: memoryview.index(x): x not found
attempt(view.count, 97)  # expect: 2
attempt(view[::2].count, 97)  # expect: 1
attempt(view.cast("c").index, b"c")  # expect: 2
attempt(view.cast("B", [2, 3]).index, 1)  # expect: NotImplementedError: multi-dimensional lookup is not implemented
attempt(view.cast("B", [2, 3]).count, 1)
# expect: NotImplementedError: multi-dimensional sub-views are not implemented
attempt(view.index)  # expect: TypeError: index expected at least 1 argument, got 0
print(memoryview[int], memoryview[int, str].__args__, classmethod[int], staticmethod[str])
# expect: memoryview[int] (<class 'int'>, <class 'str'>) classmethod[int] staticmethod[str]
data = bytearray(b"abc")
data.resize(5)
print(data)  # expect: bytearray(b'abc\x00\x00')
data.resize(1)
print(data)  # expect: bytearray(b'a')
attempt(data.resize, -1)  # expect: ValueError: Can only resize to positive sizes, got -1
attempt(data.resize, "5")  # expect: TypeError: 'str' object cannot be interpreted as an integer
with memoryview(data) as held:
    attempt(data.resize, 9)  # expect: BufferError: Existing exports of data: object cannot be re-sized
    attempt(data.resize, 1)  # expect: None
