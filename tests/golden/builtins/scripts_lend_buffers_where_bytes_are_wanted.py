# What `__buffer__` lends counts as bytes; the flags say what the built-in needs.
class Buffer:
    data = b"12"

    def __buffer__(self, flags):
        print("flags", flags, end=" ")
        return memoryview(self.data)


class Failing:
    def __buffer__(self, flags):
        raise BufferError("no")


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


buffer = Buffer()
show(lambda: int(buffer))  # expect: flags 0 12
show(lambda: int(buffer, 10))  # expect: TypeError int() can't convert non-string with explicit base
show(lambda: float(buffer))  # expect: flags 0 12.0
show(lambda: int(Failing()))
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'Failing'
show(lambda: float(Failing()))  # expect: TypeError float() argument must be a string or a real number, not 'Failing'
show(lambda: bytes(buffer))  # expect: flags 284 b'12'
show(lambda: bytearray(buffer))  # expect: flags 284 bytearray(b'12')
show(lambda: int.from_bytes(buffer, "big"))  # expect: flags 284 12594
show(lambda: str(buffer, "ascii"))  # expect: flags 0 12
show(lambda: b"".join([buffer, b"3"]))  # expect: flags 0 b'123'
show(lambda: b"3" + buffer)  # expect: flags 0 b'312'
show(lambda: buffer in b"0123")  # expect: flags 0 True
for name in ("find", "rfind", "index", "count", "startswith", "strip", "split", "removeprefix"):
    show(lambda: name + " " + str(getattr(b"0123", name)(buffer)))
    # expect: flags 0 find 1
    # expect: flags 0 rfind 1
    # expect: flags 0 index 1
    # expect: flags 0 count 1
    # expect: flags 0 startswith False
    # expect: flags 0 strip b'0123'
    # expect: flags 0 split [b'0', b'3']
    # expect: flags 0 removeprefix b'0123'
show(lambda: b"0123".replace(buffer, buffer))  # expect: flags 0 flags 0 b'0123'
show(lambda: eval(buffer))  # expect: flags 0 12
show(lambda: b"%s" % buffer)  # expect: flags 284 b'12'
target = bytearray(b"0")
target += buffer
target.extend(buffer)
target[0:1] = buffer
print(target)  # expect: flags 0 flags 0 flags 284 bytearray(b'121212')
Buffer.data = b"x"
show(lambda: int(buffer))  # expect: flags 0 ValueError invalid literal for int() with base 10: b'x'
show(lambda: float(buffer))
# expect: flags 0 ValueError could not convert string to float: <__main__.Buffer object at 0x...>


def assign(value):
    data = bytearray(b"abc")
    data[0:1] = value
    return data


for value in (3, 1.5, "a", None, [1, 2], int, [300]):
    show(lambda: assign(value))
    # expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
    # expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
    # expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
    # expect: TypeError cannot convert 'NoneType' object to bytearray
    # expect: bytearray(b'\x01\x02bc')
    # expect: TypeError cannot convert 'type' object to bytearray
    # expect: ValueError byte must be in range(0, 256)
for value in ("", "a", None, 3):
    show(lambda: bytearray().extend(value))
    # expect: None
    # expect: TypeError expected iterable of integers; got: 'str'
    # expect: TypeError can't extend bytearray with NoneType
    # expect: TypeError can't extend bytearray with int
