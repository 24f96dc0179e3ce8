# What a method or an operator leaves as it is is the object itself, and no copy, where its type is exactly that.
text, wide, blob, pair = "".join(["some", " text"]), "".join(["ä", "ß", "\U0001f600"]), bytes([97, 98, 99]), tuple([1, [2]])


class Text(str): pass


class Bytes(bytes): pass


class Pair(tuple): pass


class Int(int): pass


class Float(float): pass


def show(name, function, *values):
    answers = []
    for value in values:
        result = function(value)
        answers.append((result is value, result == value, type(result).__name__))
    print(name, *answers)


on_text = {
    "str": str, "format": format, "slice": lambda s: s[:], "slice with ends": lambda s: s[0:len(s)],
    "reversed twice": lambda s: s[::-1][::-1], "strip": str.strip, "lstrip": str.lstrip, "rstrip": str.rstrip,
    "strip of letters": lambda s: s.strip("xyz"), "removeprefix": lambda s: s.removeprefix("x"),
    "removesuffix": lambda s: s.removesuffix("x"), "replace": lambda s: s.replace("xyz", "abc"),
    "replace by itself": lambda s: s.replace("e", "e"), "replace no time": lambda s: s.replace("e", "a", 0),
    "expandtabs": lambda s: s.expandtabs(), "zfill": lambda s: s.zfill(2), "center": lambda s: s.center(2),
    "ljust": lambda s: s.ljust(3), "rjust": lambda s: s.rjust(3), "add nothing": lambda s: s + "",
    "add to nothing": lambda s: "" + s, "once": lambda s: s * 1, "once, reflected": lambda s: 1 * s,
    "join": lambda s: ", ".join([s]), "join of nothing": lambda s: "".join(["", s, ""]), "f-string": lambda s: f"{s}",
    "percent": lambda s: "%s" % s, "split": lambda s: s.split("|")[0], "rsplit": lambda s: s.rsplit("|")[0],
    "splitlines": lambda s: s.splitlines()[0], "partition": lambda s: s.partition("|")[0],
    "rpartition": lambda s: s.rpartition("|")[2], "translate": lambda s: s.translate({}),
    "lower": str.lower, "casefold": str.casefold, "swapcase twice": lambda s: s.swapcase().swapcase(),
}
for name, function in on_text.items():
    show(name, function, text, wide, Text("own"))
    # expect: str (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: format (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: slice (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: slice with ends (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: reversed twice (False, True, 'str') (False, True, 'str') (False, True, 'str')
    # expect: strip (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: lstrip (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: rstrip (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: strip of letters (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: removeprefix (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: removesuffix (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: replace (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: replace by itself (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: replace no time (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: expandtabs (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: zfill (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: center (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: ljust (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: rjust (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: add nothing (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: add to nothing (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: once (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: once, reflected (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: join (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: join of nothing (False, True, 'str') (False, True, 'str') (False, True, 'str')
    # expect: f-string (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: percent (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: split (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: rsplit (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: splitlines (True, True, 'str') (True, True, 'str') (False, True, 'str')
    # expect: partition (True, True, 'str') (True, True, 'str') (True, True, 'Text')
    # expect: rpartition (True, True, 'str') (True, True, 'str') (True, True, 'Text')
    # expect: translate (False, True, 'str') (False, True, 'str') (False, True, 'str')
    # expect: lower (False, True, 'str') (False, True, 'str') (False, True, 'str')
    # expect: casefold (False, True, 'str') (False, False, 'str') (False, True, 'str')
    # expect: swapcase twice (False, True, 'str') (False, False, 'str') (False, True, 'str')

on_bytes = {
    "bytes": bytes, "slice": lambda b: b[:], "slice with ends": lambda b: b[0:3], "strip": bytes.strip,
    "lstrip": lambda b: b.lstrip(b"x"), "removeprefix": lambda b: b.removeprefix(b"x"),
    "removesuffix": lambda b: b.removesuffix(b"x"), "replace": lambda b: b.replace(b"x", b"y"),
    "replace no time": lambda b: b.replace(b"a", b"y", 0), "expandtabs": lambda b: b.expandtabs(),
    "zfill": lambda b: b.zfill(2), "center": lambda b: b.center(2), "add nothing": lambda b: b + b"",
    "add to nothing": lambda b: b"" + b, "once": lambda b: b * 1, "join": lambda b: b", ".join([b]),
    "split": lambda b: b.split(b"|")[0], "partition": lambda b: b.partition(b"|")[0],
    "translate": lambda b: b.translate(None), "translate without": lambda b: b.translate(None, b"x"),
    "percent": lambda b: b"%b" % b,
}
for name, function in on_bytes.items():
    show(name, function, blob, Bytes(b"own"))
    # expect: bytes (True, True, 'bytes') (False, True, 'bytes')
    # expect: slice (True, True, 'bytes') (False, True, 'bytes')
    # expect: slice with ends (True, True, 'bytes') (False, True, 'bytes')
    # expect: strip (True, True, 'bytes') (False, True, 'bytes')
    # expect: lstrip (True, True, 'bytes') (False, True, 'bytes')
    # expect: removeprefix (True, True, 'bytes') (False, True, 'bytes')
    # expect: removesuffix (True, True, 'bytes') (False, True, 'bytes')
    # expect: replace (True, True, 'bytes') (False, True, 'bytes')
    # expect: replace no time (True, True, 'bytes') (False, True, 'bytes')
    # expect: expandtabs (False, True, 'bytes') (False, True, 'bytes')
    # expect: zfill (True, True, 'bytes') (False, True, 'bytes')
    # expect: center (True, True, 'bytes') (False, True, 'bytes')
    # expect: add nothing (True, True, 'bytes') (False, True, 'bytes')
    # expect: add to nothing (True, True, 'bytes') (False, True, 'bytes')
    # expect: once (True, True, 'bytes') (False, True, 'bytes')
    # expect: join (True, True, 'bytes') (False, True, 'bytes')
    # expect: split (True, True, 'bytes') (False, True, 'bytes')
    # expect: partition (True, True, 'bytes') (True, True, 'Bytes')
    # expect: translate (True, True, 'bytes') (False, True, 'bytes')
    # expect: translate without (True, True, 'bytes') (False, True, 'bytes')
    # expect: percent (False, True, 'bytes') (False, True, 'bytes')

on_tuples = {
    "tuple": tuple, "slice": lambda t: t[:], "slice with ends": lambda t: t[-2:9], "once": lambda t: t * 1,
    "add nothing": lambda t: t + (), "add to nothing": lambda t: () + t, "starred": lambda t: (*t,),
}
for name, function in on_tuples.items():
    show(name, function, pair, Pair(pair))
    # expect: tuple (True, True, 'tuple') (False, True, 'tuple')
    # expect: slice (True, True, 'tuple') (False, True, 'tuple')
    # expect: slice with ends (True, True, 'tuple') (False, True, 'tuple')
    # expect: once (True, True, 'tuple') (False, True, 'tuple')
    # expect: add nothing (True, True, 'tuple') (False, True, 'tuple')
    # expect: add to nothing (True, True, 'tuple') (False, True, 'tuple')
    # expect: starred (False, True, 'tuple') (False, True, 'tuple')

show("frozenset", frozenset, frozenset(pair[:1]))  # expect: frozenset (True, True, 'frozenset')
show("frozenset.copy", frozenset.copy, frozenset(pair[:1]))  # expect: frozenset.copy (True, True, 'frozenset')
show("int", int, 10 ** 30, Int(7))  # expect: int (True, True, 'int') (False, True, 'int')
show("index", lambda n: n.__index__(), 10 ** 30, Int(7))  # expect: index (True, True, 'int') (False, True, 'int')
show("plus", lambda n: +n, 10 ** 30, 1e300, Int(7), Float(0.5))
# expect: plus (True, True, 'int') (True, True, 'float') (False, True, 'int') (False, True, 'float')
show("round", round, 10 ** 30, Int(7))  # expect: round (True, True, 'int') (False, True, 'int')
show("float", float, 1e300, Float(0.5))  # expect: float (True, True, 'float') (False, True, 'float')
show("complex", complex, 1j)  # expect: complex (True, True, 'complex')
show("conjugate", lambda n: n.conjugate(), 10 ** 30, 1e300)
# expect: conjugate (True, True, 'int') (True, True, 'float')
show("abs", abs, 10 ** 30)  # expect: abs (True, True, 'int')
show("memoryview", memoryview, memoryview(blob))  # expect: memoryview (False, True, 'memoryview')

print("-- what is found between two parts is the separator itself, unless a bytearray is parted")
# expect: -- what is found between two parts is the separator itself, unless a bytearray is parted
for whole, separator in (
    ("a|b", Text("|")), (Text("a|b"), "|"), (b"a|b", Bytes(b"|")), (b"a|b", bytearray(b"|")), (b"a|b", memoryview(b"|")),
    (Bytes(b"a|b"), b"|"), (bytearray(b"a|b"), b"|"), (bytearray(b"ab"), b"|"), (bytearray(b"a|b"), bytearray(b"|")),
):
    for parts in whole.partition(separator), whole.rpartition(separator):
        print([type(part).__name__ for part in parts], parts[1] is separator, parts[0] is whole)
        # expect: ['str', 'Text', 'str'] True False
        # expect: ['str', 'Text', 'str'] True False
        # expect: ['str', 'str', 'str'] True False
        # expect: ['str', 'str', 'str'] True False
        # expect: ['bytes', 'Bytes', 'bytes'] True False
        # expect: ['bytes', 'Bytes', 'bytes'] True False
        # expect: ['bytes', 'bytearray', 'bytes'] True False
        # expect: ['bytes', 'bytearray', 'bytes'] True False
        # expect: ['bytes', 'memoryview', 'bytes'] True False
        # expect: ['bytes', 'memoryview', 'bytes'] True False
        # expect: ['bytes', 'bytes', 'bytes'] True False
        # expect: ['bytes', 'bytes', 'bytes'] True False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False
        # expect: ['bytearray', 'bytearray', 'bytearray'] False False

print("-- bytearrays are always copied")  # expect: -- bytearrays are always copied
for name, function in on_bytes.items():
    show(name, function, bytearray(b"own")) if name not in ("strip", "percent", "join", "split", "partition") else None
    # expect: bytes (False, True, 'bytes')
    # expect: slice (False, True, 'bytearray')
    # expect: slice with ends (False, True, 'bytearray')
    # expect: lstrip (False, True, 'bytearray')
    # expect: removeprefix (False, True, 'bytearray')
    # expect: removesuffix (False, True, 'bytearray')
    # expect: replace (False, True, 'bytearray')
    # expect: replace no time (False, True, 'bytearray')
    # expect: expandtabs (False, True, 'bytearray')
    # expect: zfill (False, True, 'bytearray')
    # expect: center (False, True, 'bytearray')
    # expect: add nothing (False, True, 'bytearray')
    # expect: add to nothing (False, True, 'bytes')
    # expect: once (False, True, 'bytearray')
    # expect: translate (False, True, 'bytearray')
    # expect: translate without (False, True, 'bytearray')
print([type(value).__name__ for value in (b"" + bytearray(b"own"), bytearray(b"own") + b"", bytearray().join([b"own"]))])
# expect: ['bytes', 'bytearray', 'bytearray']
