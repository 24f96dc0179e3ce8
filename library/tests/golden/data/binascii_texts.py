# Bytes as text of ASCII, and back.
import binascii
from binascii import *


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(hexlify(b"\0\xff spam"), unhexlify("00FF2f"), b2a_hex(b"abcde", "-", 2), hexlify(b"abcde", b":", -2))
# expect: b'00ff207370616d' b'\x00\xff/' b'61-6263-6465' b'6162:6364:65'
print(b2a_base64(b"spam"), b2a_base64(b"spam!", newline=False), a2b_base64("c3BhbQ=="), a2b_base64(b"c3 B\nhbQ=="))
# expect: b'c3BhbQ==\n' b'c3BhbSE=' b'spam' b'spam'
print(crc32(b"spam"), crc32(b"am", crc32(b"sp")), crc_hqx(b"spam", 0), crc32(b"", -1))  # expect: 1138425661 1138425661 33969 4294967295
print(b2a_uu(b"spam and eggs"), a2b_uu(b2a_uu(b"spam and eggs")), b2a_uu(b"\0a", backtick=True))
# expect: b'-<W!A;2!A;F0@96=G<P  \n' b'spam and eggs' b'"`&$`\n'
print(a2b_qp("a=3Db=\nc_d"), a2b_qp("a_b", header=True), a2b_qp("=4x=="))  # expect: b'a=bc_d' b'a b' b'=4x='
print(b2a_qp(b"caf\xe9 = \t\nline "), b2a_qp(b"a b_", header=True), b2a_qp(b"x" * 80), b2a_qp(b"a\r\nb\n", istext=False))
# expect: b'caf=E9 =3D =09\nline=20' b'a_b=5F' b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=\nxxxxx' b'a=0D=0Ab=0A'
attempt(a2b_base64, "abc")  # expect: Error: Incorrect padding
attempt(a2b_base64, "a")  # expect: Error: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
attempt(a2b_base64, "abcde=")  # expect: Error: Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
attempt(a2b_base64, "ab=c=")  # expect: b'i\xb7'
attempt(a2b_base64, "ab=c=", strict_mode=True)  # expect: Error: Discontinuous padding not allowed
attempt(a2b_base64, "=abc", strict_mode=True)  # expect: Error: Leading padding not allowed
attempt(a2b_base64, "ab==c", strict_mode=True)  # expect: Error: Excess data after padding
attempt(a2b_base64, "ab===", strict_mode=True)  # expect: Error: Excess padding not allowed
attempt(a2b_base64, "ab\n==", strict_mode=True)  # expect: Error: Only base64 data is allowed
attempt(unhexlify, "abc")  # expect: Error: Odd-length string
attempt(unhexlify, "xy")  # expect: Error: Non-hexadecimal digit found
attempt(unhexlify, "é")  # expect: ValueError: string argument should contain only ASCII characters
attempt(unhexlify, 5)  # expect: TypeError: argument should be bytes, buffer or ASCII string, not 'int'
attempt(hexlify, "ab")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(hexlify, b"ab", "::")  # expect: ValueError: sep must be length 1.
attempt(b2a_uu, bytes(46))  # expect: Error: At most 45 bytes at once
attempt(a2b_uu, b"")  # expect: Error: Missing length byte
attempt(a2b_uu, b"!a")  # expect: Error: Illegal char
attempt(a2b_uu, b"#86)C!")  # expect: Error: Trailing garbage
print(binascii.Error.__mro__[1:3], binascii.Incomplete.__base__)  # expect: (<class 'ValueError'>, <class 'Exception'>) <class 'Exception'>
