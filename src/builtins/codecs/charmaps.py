"""Writes `charmaps.txt`: `python3.14 charmaps.py > charmaps.txt`.

One line for each single-byte encoding of CPython: its name, then what the bytes 0x80 to 0xff decode to, or all 256 where
the lower half is not ASCII, as code points of four hexadecimal digits. `fffd` stands for a byte without a character.
`cargo oracle` checks that the lines are what CPython decodes.
"""

NAMES = """
cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863
cp864 cp865 cp866 cp869 cp874 cp875 cp1006 cp1026 cp1125 cp1140 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255
cp1256 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9
iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 koi8_r koi8_t koi8_u kz1048 mac_cyrillic
mac_greek mac_iceland mac_latin2 mac_roman mac_turkish
""".split()

ASCII = "".join(map(chr, range(128)))

for name in NAMES:
    characters = "".join(bytes([byte]).decode(name, "replace") for byte in range(256))
    print(name, "".join(f"{ord(c):04x}" for c in characters.removeprefix(ASCII)))
