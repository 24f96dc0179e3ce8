# `\N{..}` in `unicode_escape`, and names in place of what an encoding lacks.
print("\x7f\x80\u00e9\uac00\u6f22 ok".encode("ascii", "namereplace"))
# expect: b'\x7f\\x80\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{HANGUL SYLLABLE GA}\\N{CJK UNIFIED IDEOGRAPH-6F22} ok'
print("\ue000a\U0001f600".encode("latin-1", "namereplace"))  # expect: b'\\ue000a\\N{GRINNING FACE}'
for data in (rb"\N{BULLET}x", rb"\N{latin small letter a}", rb"\N{nope}x", rb"\N{", rb"\N", rb"\N{}", rb"a\Nx",
             rb"\N{HANGUL SYLLABLE GA}", rb"\N{CJK UNIFIED IDEOGRAPH-4E00}", rb"\N{LF}", rb"\N{NULL}", rb"\N{ALERT}"):
    try:
        print(ascii(data.decode("unicode_escape")))
    except UnicodeDecodeError as exc:
        print(exc, ascii(data.decode("unicode_escape", "replace")))
        # expect: '\u2022x'
        # expect: 'a'
        # expect: 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name '\ufffdx'
        # expect: 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape '\ufffd'
        # expect: 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape '\ufffd'
        # expect: 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape '\ufffd}'
        # expect: 'unicodeescape' codec can't decode bytes in position 1-2: malformed \N character escape 'a\ufffdx'
        # expect: '\uac00'
        # expect: '\u4e00'
        # expect: '\n'
        # expect: '\x00'
        # expect: '\x07'
print(rb"\N{BULLET}".decode("raw_unicode_escape"))  # expect: \N{BULLET}
