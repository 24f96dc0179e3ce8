# The bytes of each protocol, and what comes back.
import pickle


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("a",)


plain = [None, True, 7, -300, 1 << 40, 1 << 2100, 1.5, "é\n\\", "\ud800", b"ab", bytearray(b"c"), (), (1,), (1, 2, 3, 4),
         {"k": [1]}, {2}, frozenset([3]), 1j, ..., NotImplemented, int, range(3)]
for protocol in range(6):
    data = pickle.dumps(plain, protocol)
    print(protocol, len(data), pickle.loads(data) == plain, data[:60])
# expect: 0 1147 True b'(lp0\nNaI01\naI7\naI-300\naL1099511627776L\naL1455428565004863093'
# expect: 1 1062 True b']q\x00(NI01\nK\x07J\xd4\xfe\xff\xffL1099511627776L\nL145542856500486309361890238'
# expect: 2 677 True b'\x80\x02]q\x00(N\x88K\x07J\xd4\xfe\xff\xff\x8a\x06\x00\x00\x00\x00\x00\x01\x8b\x07\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: 3 598 True b'\x80\x03]q\x00(N\x88K\x07J\xd4\xfe\xff\xff\x8a\x06\x00\x00\x00\x00\x00\x01\x8b\x07\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: 4 504 True b'\x80\x04\x95\xed\x01\x00\x00\x00\x00\x00\x00]\x94(N\x88K\x07J\xd4\xfe\xff\xff\x8a\x06\x00\x00\x00\x00\x00\x01\x8b\x07\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# expect: 5 491 True b'\x80\x05\x95\xe0\x01\x00\x00\x00\x00\x00\x00]\x94(N\x88K\x07J\xd4\xfe\xff\xff\x8a\x06\x00\x00\x00\x00\x00\x01\x8b\x07\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
for protocol in range(6):
    data = pickle.dumps(Point(1, [2]), protocol)
    back = pickle.loads(data)
    print(data, type(back).__name__, back.x, back.y)
# expect: b'ccopy_reg\n_reconstructor\np0\n(c__main__\nPoint\np1\nc__builtin__\nobject\np2\nNtp3\nRp4\n(dp5\nVx\np6\nI1\nsVy\np7\n(lp8\nI2\nasb.' Point 1 [2]
# expect: b'ccopy_reg\n_reconstructor\nq\x00(c__main__\nPoint\nq\x01c__builtin__\nobject\nq\x02Ntq\x03Rq\x04}q\x05(X\x01\x00\x00\x00xq\x06K\x01X\x01\x00\x00\x00yq\x07]q\x08K\x02aub.' Point 1 [2]
# expect: b'\x80\x02c__main__\nPoint\nq\x00)\x81q\x01}q\x02(X\x01\x00\x00\x00xq\x03K\x01X\x01\x00\x00\x00yq\x04]q\x05K\x02aub.' Point 1 [2]
# expect: b'\x80\x03c__main__\nPoint\nq\x00)\x81q\x01}q\x02(X\x01\x00\x00\x00xq\x03K\x01X\x01\x00\x00\x00yq\x04]q\x05K\x02aub.' Point 1 [2]
# expect: b'\x80\x04\x95-\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Point\x94\x93\x94)\x81\x94}\x94(\x8c\x01x\x94K\x01\x8c\x01y\x94]\x94K\x02aub.' Point 1 [2]
# expect: b'\x80\x05\x95-\x00\x00\x00\x00\x00\x00\x00\x8c\x08__main__\x94\x8c\x05Point\x94\x93\x94)\x81\x94}\x94(\x8c\x01x\x94K\x01\x8c\x01y\x94]\x94K\x02aub.' Point 1 [2]
print(pickle.dumps({"a": 1, "b": (1, 2)}), pickle.dumps([1] * 3, 0), pickle.dumps({1, 2} - {2}, 4))
# expect: b'\x80\x05\x95\x15\x00\x00\x00\x00\x00\x00\x00}\x94(\x8c\x01a\x94K\x01\x8c\x01b\x94K\x01K\x02\x86\x94u.' b'(lp0\nI1\naI1\naI1\na.' b'\x80\x04\x95\x07\x00\x00\x00\x00\x00\x00\x00\x8f\x94(K\x01\x90.'

slotted = Slotted()
slotted.a = [1]
print(pickle.loads(pickle.dumps(slotted)).a, pickle.loads(pickle.dumps(Point)) is Point)  # expect: [1] True
loop = []
loop.append((loop, loop))
back = pickle.loads(pickle.dumps(loop))
print(back[0][0] is back, back[0][1] is back, pickle.dumps(loop, 2))  # expect: True True b'\x80\x02]q\x00h\x00h\x00\x86q\x01a.'
shared = [1]
back = pickle.loads(pickle.dumps([shared, shared]))
print(back[0] is back[1], pickle.loads(b"(dS'a'\nI1\ns."), pickle.loads(b"(lp0\nI1\naI2\na."))  # expect: True {'a': 1} [1, 2]

attempt(pickle.dumps, lambda: 0)  # expect: PicklingError: Can't pickle <function <lambda> at 0x...>: it's not found as __main__.<lambda>
attempt(pickle.dumps, (n for n in ()))  # expect: TypeError: cannot pickle 'generator' object
attempt(pickle.dumps, 1, 9)  # expect: ValueError: pickle protocol must be <= 5
attempt(pickle.loads, b"")  # expect: EOFError: Ran out of input
attempt(pickle.loads, b".")  # expect: UnpicklingError: unpickling stack underflow
attempt(pickle.loads, b"N")  # expect: EOFError: Ran out of input
attempt(pickle.loads, b"\xff")  # expect: UnpicklingError: invalid load key, '\xff'.
attempt(pickle.loads, b"h\5.")  # expect: UnpicklingError: Memo value not found at index 5
attempt(pickle.loads, b"X\xff\0\0\0a.")  # expect: UnpicklingError: pickle data was truncated
attempt(pickle.loads, b"\x80\x09N.")  # expect: ValueError: unsupported pickle protocol: 9
attempt(pickle.loads, b"Ix\n.")  # expect: ValueError: could not convert string to int
attempt(pickle.loads, b"NR.")  # expect: UnpicklingError: unpickling stack underflow
attempt(pickle.loads, "text")  # expect: TypeError: a bytes-like object is required, not 'str'
