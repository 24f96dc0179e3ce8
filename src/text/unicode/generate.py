"""Writes `tables.rs`: `python3.13 generate.py > tables.rs`.

Everything is asked of CPython itself, so the tables agree with its str methods. `cargo oracle` checks that they do.
"""

import sys
import unicodedata

VERSION = "15.1.0"
WIDTH = 116

HEAD = """\
//! Properties of characters by range: what the standard library does not know, or knows differently.
//!
//! Made by `generate.py` from version 15.1 of the Unicode character database, which Python 3.13 goes by: not to be
//! edited by hand. Each table is sorted; both ends of a range belong to it.
"""

CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1)]

RANGES = {
    "NOT_PRINTABLE": (
        "Characters that `repr()` escapes: separators, controls, unassigned ones.",
        lambda c: not c.isprintable(),
    ),
    "ALPHA": (
        "Letters: the general categories Lu, Ll, Lt, Lm and Lo.",
        str.isalpha,
    ),
    "DECIMAL": (
        "Decimal digits; every range starts at a zero and repeats after ten.",
        str.isdecimal,
    ),
    "DIGIT_ONLY": (
        "Digits that are not decimal: superscripts, circled ones.",
        lambda c: c.isdigit() and not c.isdecimal(),
    ),
    "NUMERIC_ONLY": (
        "Characters that have a numeric value and are not digits.",
        lambda c: c.isnumeric() and not c.isdigit(),
    ),
    "TITLECASE": (
        "Letters in title case: the general category Lt.",
        lambda c: unicodedata.category(c) == "Lt",
    ),
    "WIDE": (
        "Characters that take two columns: East Asian Width W and F.",
        lambda c: unicodedata.east_asian_width(c) in "WF",
    ),
}

MAPPINGS = {
    "TITLE_SPECIAL": (
        "Characters whose title case is not their upper case.",
        str.title,
        str.upper,
    ),
    "FOLD_SPECIAL": (
        "Characters whose case folding is not their lower case.",
        str.casefold,
        str.lower,
    ),
}


def ranges(fits):
    """The ranges of the characters that fit, both ends included."""
    found = []
    for code, character in enumerate(CHARACTERS):
        if not fits(character):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return [f"(0x{first:x}, 0x{last:x})," for first, last in found]


def mapping(special, usual):
    """The characters for which two functions differ, with what the first makes of them."""

    def escaped(text):
        return "".join(f"\\u{{{ord(c):x}}}" for c in text)

    return [
        f"('{escaped(c)}', \"{escaped(special(c))}\"),"
        for c in CHARACTERS
        if special(c) != usual(c)
    ]


def table(name, item, doc, items):
    print(f"\n/// {doc}\n#[rustfmt::skip]\npub(crate) static {name}: &[{item}] = &[")
    line = "   "
    for entry in items:
        if len(line) + 1 + len(entry) > WIDTH:
            print(line)
            line = "   "
        line += " " + entry
    print(line + "\n];")


if unicodedata.unidata_version != VERSION:
    sys.exit(f"this Python has Unicode {unicodedata.unidata_version}, not {VERSION}")
print(HEAD, end="")
for name, (doc, fits) in RANGES.items():
    table(name, "(u32, u32)", doc, ranges(fits))
for name, (doc, special, usual) in MAPPINGS.items():
    table(name, "(char, &str)", doc, mapping(special, usual))
