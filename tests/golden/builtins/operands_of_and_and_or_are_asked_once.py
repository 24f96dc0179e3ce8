# What `and` found out about a value, the `or` around it does not ask again.
class Loud:
    def __init__(self, name, truth):
        self.name, self.truth, self.asked = name, truth, 0

    def __bool__(self):
        self.asked += 1
        return self.truth

    def __repr__(self):
        return f"{self.name}{self.asked}"


def values(text):
    return [Loud("abcd"[i], c == "1") for i, c in enumerate(text)]


for text in ("0111", "0011", "1011", "1000", "0001"):
    a, b, c, d = row = values(text)
    print(a and b or c or d, row)
    a, b, c, d = row = values(text)
    print((a or b) and c or d, row)
    a, b, c, d = row = values(text)
    print(a or (b and c) or d, row)
    # expect: c1 [a1, b0, c1, d0]
    # expect: c1 [a1, b1, c1, d0]
    # expect: c1 [a1, b1, c1, d0]
    # expect: c1 [a1, b0, c1, d0]
    # expect: d0 [a1, b1, c0, d0]
    # expect: d0 [a1, b1, c0, d0]
    # expect: c1 [a1, b1, c1, d0]
    # expect: c1 [a1, b0, c1, d0]
    # expect: a1 [a1, b0, c0, d0]
    # expect: d0 [a1, b1, c1, d0]
    # expect: d0 [a1, b0, c1, d0]
    # expect: a1 [a1, b0, c0, d0]
    # expect: d0 [a1, b0, c1, d0]
    # expect: d0 [a1, b1, c0, d0]
    # expect: d0 [a1, b1, c0, d0]
