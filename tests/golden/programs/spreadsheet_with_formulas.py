import operator


class CellError(Exception):
    pass


class Sheet:
    OPS = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul), "/": (2, operator.truediv),
           "^": (3, operator.pow)}
    FUNCTIONS = {"SUM": sum, "MAX": max, "MIN": min, "AVG": lambda values: sum(values) / len(values), "COUNT": len}

    def __init__(self):
        self.sources, self.values = {}, {}
        self.uses, self.used_by = {}, {}
        self.evaluations = 0

    def __setitem__(self, name, source):
        for other in self.uses.pop(name, ()):
            self.used_by[other].discard(name)
        self.sources[name] = source
        self.forget(name)

    def forget(self, name):
        if self.values.pop(name, None) is not None or name in self.sources:
            for user in sorted(self.used_by.get(name, ())):
                if user in self.values:
                    self.forget(user)

    def __getitem__(self, name):
        return self.value(name, ())

    def value(self, name, path):
        if name in path:
            raise CellError("cycle: " + " -> ".join(path[path.index(name):] + (name,)))
        if name not in self.values:
            self.values[name] = self.compute(name, path + (name,))
        return self.values[name]

    def compute(self, name, path):
        source = self.sources.get(name, 0)
        if not (isinstance(source, str) and source.startswith("=")):
            return source
        self.evaluations += 1
        self.uses[name] = set()

        def lookup(other):
            self.uses[name].add(other)
            self.used_by.setdefault(other, set()).add(name)
            return self.value(other, path)

        return Formula(source[1:], lookup).result()

    def __missing__(self, key):
        return 0


def cells(first, last):
    for column in range(ord(first[0]), ord(last[0]) + 1):
        for row in range(int(first[1:]), int(last[1:]) + 1):
            yield f"{chr(column)}{row}"


class Formula:
    def __init__(self, text, lookup):
        self.tokens = self.split(text)
        self.at = 0
        self.lookup = lookup

    @staticmethod
    def split(text):
        tokens, word = [], ""
        for c in text + " ":
            if c.isalnum() or c == ".":
                word += c
                continue
            if word:
                tokens.append(word)
                word = ""
            if not c.isspace():
                tokens.append(c)
        return tokens

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, wanted=None):
        token = self.peek()
        if token is None or wanted not in (None, token):
            raise CellError(f"expected {wanted or 'more'}, found {token or 'the end'}")
        self.at += 1
        return token

    def result(self):
        value = self.expression()
        if self.peek() is not None:
            raise CellError(f"left over: {' '.join(self.tokens[self.at:])}")
        return value

    def expression(self, minimum=1):
        left = self.operand()
        while (entry := Sheet.OPS.get(self.peek())) and entry[0] >= minimum:
            symbol = self.take()
            right = self.expression(entry[0] + (symbol != "^"))
            try:
                left = entry[1](left, right)
            except ZeroDivisionError:
                raise CellError(f"{left} / 0") from None
        return left

    def operand(self):
        token = self.take()
        if token == "(":
            value = self.expression()
            self.take(")")
            return value
        if token == "-":
            return -self.operand()
        if token in Sheet.FUNCTIONS:
            self.take("(")
            values = self.arguments()
            return Sheet.FUNCTIONS[token](values)
        if token[0].isdigit():
            return float(token) if "." in token else int(token)
        if token[0].isalpha():
            return self.lookup(token)
        raise CellError(f"unexpected {token!r}")

    def arguments(self):
        values = []
        while True:
            if self.at + 1 < len(self.tokens) and self.tokens[self.at + 1] == ":":
                first, _, last = self.take(), self.take(), self.take()
                values.extend(map(self.lookup, cells(first, last)))
            else:
                values.append(self.expression())
            if self.take() == ")":
                return values


sheet = Sheet()
for row, (name, price, amount) in enumerate([("tea", 3, 4), ("jam", 2.5, 2), ("egg", 1, 12)], 1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = name, price, amount
    sheet[f"D{row}"] = f"=B{row} * C{row}"
sheet["D4"] = "=SUM(D1:D3)"
sheet["D5"] = "=D4 * (1 + 0.25) - MAX(B1:B3, 2 ^ 3 ^ 1)"
print(sheet["D4"], sheet["D5"], sheet.evaluations)  # expect: 29.0 28.25 5
sheet["C1"] = 10
print(sheet["D4"], sheet["D5"], sheet.evaluations)  # expect: 47.0 50.75 8
sheet["B3"] = "=AVG(B1:B2)"
print(sheet["D3"], sheet["D4"], sheet["Z9"])  # expect: 33.0 68.0 0
sheet["E1"], sheet["E2"], sheet["E3"] = "=E2 + 1", "=E3 + 1", "=E1"
for name, source in [("E1", None), ("F1", "=1 +"), ("F2", "=(1"), ("F3", "=4 / (2 - 2)"), ("F4", "=1 2"), ("F5", "=*")]:
    if source:
        sheet[name] = source
    try:
        print(name, sheet[name])
    except CellError as e:
        print(name, "error:", e)
        # expect: E1 error: cycle: E1 -> E2 -> E3 -> E1
        # expect: F1 error: expected more, found the end
        # expect: F2 error: expected ), found the end
        # expect: F3 error: 4 / 0
        # expect: F4 error: left over: 2
        # expect: F5 error: unexpected '*'
sheet["E3"] = 5
print(sheet["E1"], sorted(sheet.used_by["B1"]), sheet.uses["E1"])  # expect: 7 ['B3', 'D1', 'D5'] {'E2'}
