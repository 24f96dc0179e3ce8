# The codec `charmap` without a table is Latin-1, also in what it refuses.
print("aÿ".encode("charmap"), b"\xff".decode("charmap"), "é".encode("CharMap"))  # expect: b'a\xff' ÿ b'\xe9'
for errors in ("strict", "replace", "ignore", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    try:
        print(errors, "a€b".encode("charmap", errors))
    except UnicodeEncodeError as error:
        print(error)
        # expect: 'latin-1' codec can't encode character '\u20ac' in position 1: ordinal not in range(256)
        # expect: replace b'a?b'
        # expect: ignore b'ab'
        # expect: xmlcharrefreplace b'a&#8364;b'
        # expect: backslashreplace b'a\\u20acb'
        # expect: namereplace b'a\\N{EURO SIGN}b'
print(str(b"abc\xe9", "charmap"), bytes("é", "charmap"))  # expect: abcé b'\xe9'
