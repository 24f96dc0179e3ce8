# All bases there are.
import base64 as b
import io


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


data = bytes(range(0, 256, 5))
print(b.b64encode(data))  # expect: b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm+w8jN0tfc4ebr8PX6/w=='
print(b.urlsafe_b64encode(data), b.urlsafe_b64decode("_-8="), b.b64encode(b"\xfb\xff", b"!?"), b.b64decode("!?8=", "!?"))
# expect: b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm-w8jN0tfc4ebr8PX6_w==' b'\xff\xef' b'!?8=' b'\xfb\xff'
print(b.b32encode(data), b.b32decode(b.b32encode(data)) == data)
# expect: b'AACQUDYUDEPCGKBNGI3TYQKGJNIFKWS7MRUW443YPWBIPDERS2N2BJNKV62LTPWDZDG5FV644HTOX4HV7L7Q====' True
print(b.b32hexencode(b"spam"), b.b32hexdecode("edgn0r8", True) if 0 else b.b32hexdecode("EDO62R8="))  # expect: b'EDO62R8=' b'spam'
print(b.b32decode("mzxw6===", casefold=True), b.b32decode("M1023456", map01="L"), [b.b32encode(b"x" * n) for n in range(6)])
# expect: b'foo' b'b\xdd\xad\xf3\xbe' [b'', b'PA======', b'PB4A====', b'PB4HQ===', b'PB4HQ6A=', b'PB4HQ6DY']
print(b.b16encode(b"\xab\1"), b.b16decode("ab01", casefold=True))  # expect: b'AB01' b'\xab\x01'
print(b.b85encode(data), b.b85decode(b.b85encode(data)) == data, b.b85encode(b"ab", pad=True))
# expect: b'00jyU6d4{PC@nHKJV8cFP*qxAWNB`5czuG0jFFa`prxv>w7I^+$j#E%+~MZy@b&ut' True b'VPXIP'
print(b.a85encode(bytes(4) + b"    spam", foldspaces=True), b.a85encode(b"spam" * 5, wrapcol=9, adobe=True))
# expect: b'zyF)YQ)' b'<~F)YQ)F)\nYQ)F)YQ)F\n)YQ)F)YQ)\n~>'
print(b.a85decode(b"<~zy F(GlE~>", foldspaces=True, adobe=True), b.a85decode(b.a85encode(data)) == data)  # expect: b'\x00\x00\x00\x00    se\x0f\x91' True
print(b.z85encode(data), b.z85decode(b.z85encode(data)) == data)  # expect: b'00JYu6D4@pc[Nhkjv8Cfp/QXawnb}5CZUg0JffA}PRXV(W7i]*:J-e+*#mzY[B=UT' True
print(b.encodebytes(data), b.decodebytes(b.encodebytes(data)) == data)
# expect: b'AAUKDxQZHiMoLTI3PEFGS1BVWl9kaW5zeH2Ch4yRlpugpaqvtLm+w8jN0tfc4ebr8PX6/w==\n' True
out = io.BytesIO()
b.encode(io.BytesIO(bytes(60)), out)
print(out.getvalue())  # expect: b'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAA\n'
back = io.BytesIO()
b.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == bytes(60))  # expect: True
attempt(b.b64decode, "ab!c", validate=True)  # expect: Error: Only base64 data is allowed
attempt(b.b64decode, "é")  # expect: ValueError: string argument should contain only ASCII characters
attempt(b.b64decode, 5)  # expect: TypeError: argument should be a bytes-like object or ASCII string, not 'int'
attempt(b.b64encode, "text")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(b.b32decode, "A")  # expect: Error: Incorrect padding
attempt(b.b32decode, "a0======")  # expect: Error: Non-base32 digit found
attempt(b.b32decode, "A=======")  # expect: Error: Incorrect padding
attempt(b.b16decode, "xy")  # expect: Error: Non-base16 digit found
attempt(b.b16decode, "ab")  # expect: Error: Non-base16 digit found
attempt(b.b85decode, "ab cd")  # expect: ValueError: bad base85 character at position 2
attempt(b.b85decode, "~~~~~")  # expect: ValueError: base85 overflow in hunk starting at byte 0
attempt(b.a85decode, "v")  # expect: ValueError: Non-Ascii85 digit found: v
attempt(b.a85decode, "abz")  # expect: ValueError: z inside Ascii85 5-tuple
attempt(b.a85decode, "s8W-\"")  # expect: ValueError: Ascii85 overflow
attempt(b.a85decode, "ab", adobe=True)  # expect: ValueError: Ascii85 encoded byte sequences must end with b'~>'
attempt(b.z85decode, "ab\"cd")  # expect: ValueError: bad z85 character at position 2
attempt(b.encodebytes, "text")  # expect: TypeError: expected bytes-like object, not str
