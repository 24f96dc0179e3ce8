# Raw streams give what they have; readers with a buffer ask until there is enough.
import io
class Raw(io.RawIOBase):
    def __init__(self, data, step):
        self.data, self.step = data, step
    def readable(self):
        return True
    def readinto(self, buffer):
        count = min(len(buffer), len(self.data), self.step)
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count
text = b"a\r\nbc\nd"
print(Raw(text, 2).read(), Raw(text, 2).read(3), Raw(text, 2).readall(), Raw(text, 3).readline(), Raw(text, 1).readlines())
print(io.BufferedReader(Raw(text, 2)).read(5), io.BufferedReader(Raw(text, 2)).read(), io.BufferedReader(Raw(text, 2)).readline())
buffer = bytearray(5)
print(io.BufferedReader(Raw(text, 2)).readinto(buffer), buffer)
print(repr(io.TextIOWrapper(io.BufferedReader(Raw(text, 2))).read()))
print(list(io.TextIOWrapper(io.BufferedReader(Raw(text, 2)))))
for method in ("readinto", "write"):
    try:
        getattr(io.RawIOBase(), method)(b"")
    except NotImplementedError as error:
        print(type(error).__name__, error.args)
class Wrong(io.RawIOBase):
    def readinto(self, buffer):
        return 100
class Nothing(io.RawIOBase):
    def readinto(self, buffer):
        return None
try:
    Wrong().read(5)
except ValueError as error:
    print(error)
print(Nothing().read(5), Nothing().readall())
# expect: b'a\r\nbc\nd' b'a\r' b'a\r\nbc\nd' b'a\r\n' [b'a\r\n', b'bc\n', b'd']
# expect: b'a\r\nbc' b'a\r\nbc\nd' b'a\r\n'
# expect: 5 bytearray(b'a\r\nbc')
# expect: 'a\nbc\nd'
# expect: ['a\n', 'bc\n', 'd']
# expect: NotImplementedError ()
# expect: NotImplementedError ()
# expect: readinto returned 100 outside buffer size 5
# expect: None None
