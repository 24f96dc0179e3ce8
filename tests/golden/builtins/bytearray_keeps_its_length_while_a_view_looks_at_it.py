data = bytearray(b"spam")
view = memoryview(data)
for change in (
    lambda: data.append(1),
    lambda: data.pop(),
    lambda: data.clear(),
    lambda: data.extend(b"x"),
    lambda: data.__delitem__(0),
    lambda: data.__setitem__(slice(0, 1), b""),
):
    try:
        change()
    except BufferError as error:
        print(error)
        # expect: Existing exports of data: object cannot be re-sized
        # expect: Existing exports of data: object cannot be re-sized
        # expect: Existing exports of data: object cannot be re-sized
        # expect: Existing exports of data: object cannot be re-sized
        # expect: Existing exports of data: object cannot be re-sized
        # expect: Existing exports of data: object cannot be re-sized
data[0:2] = b"SP"
data.extend(b"")
print(data)  # expect: bytearray(b'SPam')
view.release()
data.append(33)
print(data, str(view).startswith("<released memory"))  # expect: bytearray(b'SPam!') True
for use in (lambda: view[0], lambda: len(view), lambda: view.tobytes()):
    try:
        use()
    except ValueError as error:
        print(error)
        # expect: operation forbidden on released memoryview object
        # expect: operation forbidden on released memoryview object
        # expect: operation forbidden on released memoryview object
with memoryview(data) as second:
    print(second[0])  # expect: 83
data.clear()


class Items:
    def __iter__(self):
        separator.clear()
        return iter([b"a", b"b"])


separator = bytearray(b"--")
try:
    separator.join(Items())
except BufferError as error:
    print(error)  # expect: Existing exports of data: object cannot be re-sized
print(separator)  # expect: bytearray(b'--')
