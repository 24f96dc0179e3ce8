"""Writes `tables.txt`: `python3.14 generate.py > tables.txt`.

Everything is asked of CPython itself, so the tables agree with its str methods. `cargo oracle` checks that they do.
"""

import sys
import unicodedata

VERSION = "16.0.0"
CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1)]

# One line for each table: its name, then its ranges of characters that are alike, both ends included, in hexadecimal.
RANGES = {
    # Characters that `repr()` escapes: separators, controls, unassigned ones.
    "not_printable": lambda c: not c.isprintable(),
    # Letters: the general categories Lu, Ll, Lt, Lm and Lo.
    "alpha": str.isalpha,
    # Decimal digits; every range starts at a zero and repeats after ten.
    "decimal": str.isdecimal,
    # Digits that are not decimal: superscripts, circled ones.
    "digit_only": lambda c: c.isdigit() and not c.isdecimal(),
    # Characters that have a numeric value and are not digits.
    "numeric_only": lambda c: c.isnumeric() and not c.isdigit(),
    # Letters in title case: the general category Lt.
    "titlecase": lambda c: unicodedata.category(c) == "Lt",
    # Characters that take two columns: East Asian Width W and F.
    "wide": lambda c: unicodedata.east_asian_width(c) in "WF",
}

# One line for each table: its name, then characters for which two functions differ and what the first makes of them.
MAPPINGS = {
    # Characters whose title case is not their upper case.
    "title_special": (str.title, str.upper),
    # Characters whose case folding is not their lower case.
    "fold_special": (str.casefold, str.lower),
}


def ranges(fits):
    found = []
    for code, character in enumerate(CHARACTERS):
        if not fits(character):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"{first:x}-{last:x}" for first, last in found]


def mapping(special, usual):
    differing = [c for c in CHARACTERS if special(c) != usual(c)]
    return [f"{c}={special(c)}" for c in differing]


if unicodedata.unidata_version != VERSION:
    sys.exit(f"this Python has Unicode {unicodedata.unidata_version}, not {VERSION}")
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for name, fits in RANGES.items():
    print(name, *ranges(fits))
for name, (special, usual) in MAPPINGS.items():
    print(name, *mapping(special, usual))
