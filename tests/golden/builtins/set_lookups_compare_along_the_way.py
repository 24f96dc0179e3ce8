# A look-up asks every key with the same hash that it passes, and starts again when the set changed under it.
class Key:
    def __init__(self, name, hashed):
        self.name = name
        self.hashed = hashed

    def __hash__(self):
        return self.hashed

    def __eq__(self, other):
        print(self.name, "==", other.name)
        if self.name == "clears":
            self.name = "quiet"
            s.clear()
        return self.name == other.name

    def __repr__(self):
        return self.name


s = {Key("a", 1), Key("b", 1), Key("c", 9), Key("d", 1)}
# expect: a == b
# expect: a == d
# expect: b == d
print(s)  # expect: {a, d, b, c}
print(Key("d", 1) in s, Key("e", 1) in s, Key("c", 17) in s)
# expect: a == d
# expect: b == d
# expect: d == d
# expect: a == e
# expect: b == e
# expect: d == e
# expect: True False False
s = {Key("clears", 3), Key("x", 3)}  # expect: clears == x
print(Key("x", 3) in s, s)
# expect: quiet == x
# expect: x == x
# expect: True {x, quiet}
s = {Key(str(n), n * 64 - 7) for n in range(12)}
print(s)  # expect: {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1}
