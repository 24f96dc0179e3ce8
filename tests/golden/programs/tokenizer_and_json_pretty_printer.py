import json
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO


class Kind(StrEnum):
    PUNCTUATION = "punctuation"
    TEXT = "text"
    NUMBER = "number"
    WORD = "word"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    line: int
    column: int

    def __str__(self):
        return f"{self.line}:{self.column} {self.kind} {self.text}"


class Unexpected(ValueError):
    def __init__(self, token, wanted):
        super().__init__(f"{token.line}:{token.column}: expected {wanted}, found {token.text or 'the end'}")


def tokens(source):
    line, start = 1, 0
    i = 0
    while i < len(source):
        c = source[i]
        column = i - start + 1
        if c == "\n":
            line, start = line + 1, i + 1
        elif c in "{}[],:":
            yield Token(Kind.PUNCTUATION, c, line, column)
        elif c == '"':
            end = i + 1
            while end < len(source) and source[end] != '"':
                end += 2 if source[end] == "\\" else 1
            yield Token(Kind.TEXT, source[i:end + 1], line, column)
            i = end
        elif c in "-0123456789":
            end = i + 1
            while end < len(source) and source[end] in "0123456789.eE+-":
                end += 1
            yield Token(Kind.NUMBER, source[i:end], line, column)
            i = end - 1
        elif c.isalpha():
            end = i
            while end < len(source) and source[end].isalpha():
                end += 1
            yield Token(Kind.WORD, source[i:end], line, column)
            i = end - 1
        i += 1
    yield Token(Kind.END, "", line, len(source) - start + 1)


class Reader:
    WORDS = {"true": True, "false": False, "null": None}

    def __init__(self, source):
        self.tokens = tokens(source)
        self.token = next(self.tokens)

    def advance(self, text=None):
        token = self.token
        if text is not None and token.text != text:
            raise Unexpected(token, repr(text))
        self.token = next(self.tokens, token)
        return token

    def value(self):
        match self.token:
            case Token(kind=Kind.PUNCTUATION, text="{"):
                return dict(self.items("{", "}", self.member))
            case Token(kind=Kind.PUNCTUATION, text="["):
                return list(self.items("[", "]", self.value))
            case Token(Kind.TEXT, text):
                self.advance()
                return json.loads(text)
            case Token(Kind.NUMBER, text):
                self.advance()
                return float(text) if set(text) & set(".eE") else int(text)
            case Token(Kind.WORD, text) if text in self.WORDS:
                self.advance()
                return self.WORDS[text]
        raise Unexpected(self.token, "a value")

    def items(self, opening, closing, read):
        self.advance(opening)
        while self.token.text != closing:
            yield read()
            if self.token.text != closing:
                self.advance(",")
        self.advance(closing)

    def member(self):
        if self.token.kind is not Kind.TEXT:
            raise Unexpected(self.token, "a name")
        name = self.value()
        self.advance(":")
        return name, self.value()


class Printer:
    def __init__(self, width=40, indent=2):
        self.width, self.indent = width, indent
        self.out = StringIO()

    def flat(self, value):
        return json.dumps(value, separators=(", ", ": "))

    def write(self, value, depth=0, used=0):
        flat = self.flat(value)
        if not isinstance(value, (list, dict)) or depth * self.indent + used + len(flat) <= self.width:
            self.out.write(flat)
            return self
        pad = " " * self.indent * (depth + 1)
        ends = "{}" if isinstance(value, dict) else "[]"
        print(ends[0], file=self.out)
        for i, item in enumerate(value):
            prefix = f"{json.dumps(item)}: " if isinstance(value, dict) else ""
            self.out.write(pad + prefix)
            self.write(value[item] if prefix else item, depth + 1, len(prefix) + 1)
            print("," if i < len(value) - 1 else "", file=self.out)
        self.out.write(pad[self.indent:] + ends[1])
        return self

    def __str__(self):
        return self.out.getvalue()


source = '''{"name": "closure \\u00e9", "tags": ["a", "b"], "numbers": [1, -2.5, 3e2, 10000000000000000000],
  "nested": {"empty": [], "deep": [[1, 2], [3, [4, [5, {"k": null}]]]], "flag": true}}'''
print(*list(tokens(source))[:4], sep="\n")
# expect: 1:1 punctuation {
# expect: 1:2 text "name"
# expect: 1:8 punctuation :
# expect: 1:10 text "closure \u00e9"
value = Reader(source).value()
print(value == json.loads(source))  # expect: True
print(Printer().write(value))
# expect: {
# expect:   "name": "closure \u00e9",
# expect:   "tags": ["a", "b"],
# expect:   "numbers": [
# expect:     1,
# expect:     -2.5,
# expect:     300.0,
# expect:     10000000000000000000
# expect:   ],
# expect:   "nested": {
# expect:     "empty": [],
# expect:     "deep": [
# expect:       [1, 2],
# expect:       [3, [4, [5, {"k": null}]]]
# expect:     ],
# expect:     "flag": true
# expect:   }
# expect: }
print(Printer(width=20, indent=1).write(value["nested"]))
# expect: {
# expect:  "empty": [],
# expect:  "deep": [
# expect:   [1, 2],
# expect:   [
# expect:    3,
# expect:    [
# expect:     4,
# expect:     [
# expect:      5,
# expect:      {"k": null}
# expect:     ]
# expect:    ]
# expect:   ]
# expect:  ],
# expect:  "flag": true
# expect: }
print(json.loads(str(Printer(10).write(value))) == value)  # expect: True
for bad in ('{"a" 1}', "[1, ", "[1 2]", "{1: 2}", "nope", '[\n  "a",\n  }'):
    try:
        print(Reader(bad).value())
    except Unexpected as e:
        print(e)
        # expect: 1:6: expected ':', found 1
        # expect: 1:5: expected a value, found the end
        # expect: 1:4: expected ',', found 2
        # expect: 1:2: expected a name, found 1
        # expect: 1:1: expected a value, found nope
        # expect: 3:3: expected a value, found }
