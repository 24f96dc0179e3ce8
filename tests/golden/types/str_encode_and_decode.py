# Encodings and error handlers.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

text = "aé☃😀"
print(text.encode(), text.encode("latin-1", "replace"), text.encode("ascii", "ignore"), text.encode("ascii", errors="xmlcharrefreplace"))
# expect: b'a\xc3\xa9\xe2\x98\x83\xf0\x9f\x98\x80' b'a\xe9??' b'a' b'a&#233;&#9731;&#128512;'
print(text.encode("ascii", "backslashreplace"), text.encode("utf-16-le"), text.encode("utf-32-be"))
# expect: b'a\\xe9\\u2603\\U0001f600' b'a\x00\xe9\x00\x03&=\xd8\x00\xde' b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00&\x03\x00\x01\xf6\x00'
print("é".encode("utf-16"), "é".encode("UTF8"), "é".encode("U8"), "é".encode("l1"), "é".encode("utf_8"), "a".encode("us-ascii"), "é".encode("iso-8859-1"), "é".encode("utf-8-sig"))
# expect: b'\xff\xfe\xe9\x00' b'\xc3\xa9' b'\xc3\xa9' b'\xe9' b'\xc3\xa9' b'a' b'\xe9' b'\xef\xbb\xbf\xc3\xa9'
attempt(text.encode, "ascii")
# expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
attempt(text.encode, "latin-1")
# expect: UnicodeEncodeError: 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
attempt("éé".encode, "ascii")
# expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
attempt(text.encode, "ascii", "nothing")  # expect: LookupError: unknown error handler name 'nothing'
attempt(text.encode, "nothing")  # expect: LookupError: unknown encoding: nothing
attempt(text.encode, 5)  # expect: TypeError: encode() argument 'encoding' must be str, not int
attempt(text.encode, "ascii", "strict", 1)  # expect: TypeError: encode() takes at most 2 arguments (3 given)
attempt(text.encode, codec="ascii")  # expect: TypeError: encode() got an unexpected keyword argument 'codec'
for data in (b"\xe2\x98", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5abc", b"ab\xe2(\xa1", b"\xf0\x9f\x98"):
    attempt(data.decode)
    print(data.decode("utf-8", "replace"), data.decode("utf-8", "ignore"), data.decode("utf-8", "backslashreplace"), data.decode("latin-1"))
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
    # expect: �  \xe2\x98 â
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte
    # expect: �  \x80 
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
    # expect: ��  \xc0\x80 À
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
    # expect: ���  \xed\xa0\x80 í 
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte
    # expect: �abc abc \xf5abc õabc
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe2 in position 2: invalid continuation byte
    # expect: ab�(� ab( ab\xe2(\xa1 abâ(¡
    # expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data
    # expect: �  \xf0\x9f\x98 ð
attempt(b"\xff".decode, "ascii")
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
attempt(b"a".decode, "utf-16")
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
attempt(b"a\0\0".decode, "utf-16-le")
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x00 in position 2: truncated data
attempt(b"\xff\xfe\xe9\0".decode, "utf-16")  # expect: é
attempt(b"\0\0\0\xe9".decode, "utf-32-be")  # expect: é
attempt(b"\0\0\0\xe9".decode, "utf-32-le")
# expect: UnicodeDecodeError: 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...)
