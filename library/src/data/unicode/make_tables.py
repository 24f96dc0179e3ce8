"""Writes `tables.bin`, the facts of Unicode that `unicodedata` tells, from those of the CPython that runs this:

    python3.14 make_tables.py

All numbers are little-endian. Each section begins with the number of its entries, in 4 bytes:

1. Runs of code points that have the same properties: 3 bytes for the first code point, and 1 for the record.
2. Records: 1 byte each for the category, the direction, the class of combination, the width and whether it is mirrored.
   Categories, directions and widths are places in the lists of `tables.rs`.
3. Numbers: 3 bytes for the code point, 1 each for its value as a decimal digit and as a digit (255 for none), and 1 for the
   place of its value in the next section.
4. Values: 8 bytes each, a float.
5. Decompositions, without those of Hangul: 3 bytes for the code point, 1 for the tag (its place in the list of `tables.rs`,
   0 for none, and 128 more where the two compose again), and 2 for the place of its first code point in the next section.
6. Code points of decompositions: 3 bytes each.
7. Runs as in 1, of Unicode 3.2, with which names of hosts are made.
8. Records of those runs.
9. Numbers as in 3, of Unicode 3.2, where they differ: 255 for the place of the value is none.
"""

import pathlib
import struct
import unicodedata

CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
DIRECTIONS = ["", *"L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split()]
WIDTHS = "F H W Na A N".split()
TAGS = ["", *"<noBreak> <compat> <super> <fraction> <sub> <font> <circle> <wide> <vertical> <square> <isolated> <final> "
        "<initial> <medial> <small> <narrow>".split()]


def code_point(number):
    return number.to_bytes(3, "little")


def section(entries):
    return struct.pack("<I", len(entries)) + b"".join(entries)


def runs_of(facts):
    """The runs of one Unicode, and the records that they name."""
    runs, records, last = [], {}, None
    for number in range(0x110000):
        char = chr(number)
        record = bytes((CATEGORIES.index(facts.category(char)), DIRECTIONS.index(facts.bidirectional(char)),
                        facts.combining(char), WIDTHS.index(facts.east_asian_width(char)), facts.mirrored(char)))
        if record != last:
            runs.append(code_point(number) + bytes([records.setdefault(record, len(records))]))
            last = record
    assert len(records) <= 256
    return runs, list(records)


def number_of(facts, char):
    value = facts.numeric(char, None)
    place = 255 if value is None else values.setdefault(value, len(values))
    return bytes((facts.decimal(char, 255), facts.digit(char, 255), place))


old = unicodedata.ucd_3_2_0
values = {}
runs, records = runs_of(unicodedata)
old_runs, old_records = runs_of(old)
numbers, old_numbers = [], []
decompositions, parts = [], []
for number in range(0x110000):
    char = chr(number)
    now = number_of(unicodedata, char)
    if now != b"\xff\xff\xff":
        numbers.append(code_point(number) + now)
    if old.category(char) != "Cn" and number_of(old, char) != now:
        old_numbers.append(code_point(number) + number_of(old, char))
    text = unicodedata.decomposition(char)
    if text and not 0xac00 <= number <= 0xd7a3:
        tag, first = text[:text.find(">") + 1], len(parts)
        chars = [int(digits, 16) for digits in text.split() if digits[0] != "<"]
        flags = TAGS.index(tag)
        if not tag and len(chars) == 2 and unicodedata.normalize("NFC", "".join(map(chr, chars))) == char:
            flags += 128
        decompositions.append(code_point(number) + bytes([flags]) + struct.pack("<H", first))
        parts += map(code_point, chars)

assert len(values) < 255
path = pathlib.Path(__file__).with_name("tables.bin")
path.write_bytes(b"".join(map(section, [runs, records, numbers, [struct.pack("<d", value) for value in values],
                                        decompositions, parts, old_runs, old_records, old_numbers])))
print(f"Unicode {unicodedata.unidata_version}: {path.stat().st_size} bytes")
