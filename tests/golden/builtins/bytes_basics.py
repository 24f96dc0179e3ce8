# Bytes are sequences of small integers.
b = b"abc\x00\xff"
print(b, b[0], b[1:3], len(b), list(b"hi"), b"a" + b"b", b"x" * 3, b"b" in b, 98 in b, b"abc" == "abc")
# expect: b'abc\x00\xff' 97 b'bc' 5 [104, 105] b'ab' b'xxx' True True False
print("é".encode(), b"\xc3\xa9".decode(), bytes(3), bytes([65, 66]), b"a,b".split(b","), b"AbC".lower(), b.hex(), bytes.fromhex("00ff"))
# expect: b'\xc3\xa9' é b'\x00\x00\x00' b'AB' [b'a', b'b'] b'abc' 61626300ff b'\x00\xff'
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error)  # expect: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
b[0] = 1  # expect error: TypeError: 'bytes' object does not support item assignment
