# Encodings and error handlers.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

text = "aé☃😀"
print(text.encode(), text.encode("latin-1", "replace"), text.encode("ascii", "ignore"), text.encode("ascii", errors="xmlcharrefreplace"))
print(text.encode("ascii", "backslashreplace"), text.encode("utf-16-le"), text.encode("utf-32-be"))
print("é".encode("utf-16"), "é".encode("UTF8"), "é".encode("U8"), "é".encode("l1"), "é".encode("utf_8"), "a".encode("us-ascii"), "é".encode("iso-8859-1"), "é".encode("utf-8-sig"))
attempt(text.encode, "ascii")
attempt(text.encode, "latin-1")
attempt("éé".encode, "ascii")
attempt(text.encode, "ascii", "nothing")
attempt(text.encode, "nothing")
attempt(text.encode, 5)
attempt(text.encode, "ascii", "strict", 1)
attempt(text.encode, codec="ascii")
for data in (b"\xe2\x98", b"\x80", b"\xc0\x80", b"\xed\xa0\x80", b"\xf5abc", b"ab\xe2(\xa1", b"\xf0\x9f\x98"):
    attempt(data.decode)
    print(data.decode("utf-8", "replace"), data.decode("utf-8", "ignore"), data.decode("utf-8", "backslashreplace"), data.decode("latin-1"))
attempt(b"\xff".decode, "ascii")
attempt(b"a".decode, "utf-16")
attempt(b"a\0\0".decode, "utf-16-le")
attempt(b"\xff\xfe\xe9\0".decode, "utf-16")
attempt(b"\0\0\0\xe9".decode, "utf-32-be")
attempt(b"\0\0\0\xe9".decode, "utf-32-le")
