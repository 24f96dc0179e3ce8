for name in "cp1252", "Windows-1251", "koi8-r", "cp437", "ISO-8859-15", "latin9", "ibm850", "macroman", "cp037":
    print(name, "1€".encode(name, "replace"), "Жx".encode(name, "backslashreplace"), ascii(b"\xa4\xe9".decode(name)))
    # expect: cp1252 b'1\x80' b'\\u0416x' '\xa4\xe9'
    # expect: Windows-1251 b'1\x88' b'\xc6x' '\xa4\u0439'
    # expect: koi8-r b'1?' b'\xf6x' '\u2553\u0418'
    # expect: cp437 b'1?' b'\\u0416x' '\xf1\u0398'
    # expect: ISO-8859-15 b'1\xa4' b'\\u0416x' '\u20ac\xe9'
    # expect: latin9 b'1\xa4' b'\\u0416x' '\u20ac\xe9'
    # expect: ibm850 b'1?' b'\\u0416x' '\xf1\xda'
    # expect: macroman b'1\xdb' b'\\u0416x' '\xa7\xc8'
    # expect: cp037 b'\xf1o' b'\xe0\xa4\xf0\xf4\xf1\xf6\xa7' 'uZ'
for attempt in (
    lambda: "日本x".encode("cp1252"),
    lambda: b"a\x81".decode("cp1252"),
    lambda: "x".encode("no-such"),
    lambda: "x".encode("rot13"),
    lambda: b"00".decode("hex"),
    lambda: b"\\x1".decode("unicode_escape"),
    lambda: b"\\U11111111".decode("raw_unicode_escape"),
    lambda: b"\\".decode("unicode_escape"),
):
    try:
        attempt()
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
        # expect: UnicodeEncodeError 'charmap' codec can't encode characters in position 0-1: character maps to <undefined>
        # expect: UnicodeDecodeError 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
        # expect: LookupError unknown encoding: no-such
        # expect: LookupError 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs
        # expect: LookupError 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs
        # expect: UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
        # expect: UnicodeDecodeError 'rawunicodeescape' codec can't decode bytes in position 0-9: \Uxxxxxxxx out of range
        # expect: UnicodeDecodeError 'unicodeescape' codec can't decode byte 0x5c in position 0: \ at end of string
print("a€\n\t\\\xff".encode("unicode_escape"), "a€\n\\\xff".encode("raw_unicode_escape"))
# expect: b'a\\u20ac\\n\\t\\\\\\xff' b'a\\u20ac\n\\\xff'
print(ascii(b"\\u20ac\\n\\x41\\101\xff\\\n!".decode("unicode_escape")))  # expect: '\u20ac\nAA\xff!'
print(ascii(b"\\u20ac\\n\\\\u20ac\xff".decode("raw_unicode_escape")))  # expect: '\u20ac\\n\\\\u20ac\xff'
