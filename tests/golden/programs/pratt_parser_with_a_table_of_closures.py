from dataclasses import dataclass
from typing import Callable, Iterator, NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    at: int


class ParseError(SyntaxError):
    def __init__(self, message, source, at):
        super().__init__(message, ("<formula>", 1, at + 1, source))

    def picture(self):
        return f"{self.text}\n{'^':>{self.offset}} {self.msg}"


def tokens(source: str) -> Iterator[Token]:
    at = 0
    while at < len(source):
        char = source[at]
        start = at
        if char.isspace():
            at += 1
            continue
        elif char.isdigit():
            while at < len(source) and (source[at].isdigit() or source[at] == "."):
                at += 1
            yield Token("number", source[start:at], start)
        elif char.isidentifier():
            while at < len(source) and source[start:at + 1].isidentifier():
                at += 1
            yield Token("name", source[start:at], start)
        elif (two := source[at:at + 2]) in {"**", "<=", ">=", "==", "->"}:
            at += 2
            yield Token(two, two, start)
        elif char in "+-*/(),?:!<>=":
            at += 1
            yield Token(char, char, start)
        else:
            raise ParseError(f"strange character {char!r}", source, at)
    yield Token("end", "", at)


@dataclass
class Rule:
    power: int = 0
    prefix: Callable | None = None
    infix: Callable | None = None


def grammar():
    rules: dict[str, Rule] = {}

    def rule(kind):
        return rules.setdefault(kind, Rule())

    def parser(source):
        stream = tokens(source)
        token = next(stream)

        def advance(expected=None):
            nonlocal token
            if expected is not None and token.kind != expected:
                raise ParseError(f"expected {expected!r}, found {token.text or 'the end'!r}", source, token.at)
            taken, token = token, next(stream, token)
            return taken

        def expression(power=0):
            taken = advance()
            prefix = rule(taken.kind).prefix
            if prefix is None:
                raise ParseError(f"{taken.text or 'the end'!r} cannot stand here", source, taken.at)
            left = prefix(taken, expression, advance)
            while rule(token.kind).power > power:
                taken = advance()
                left = rules[taken.kind].infix(left, taken, expression, advance)
            return left

        expression.peek = lambda: token.kind
        tree = expression()
        advance("end")
        return tree

    def leaf(kind, make):
        rule(kind).prefix = lambda taken, expression, advance: make(taken.text)

    def unary(kind, power):
        rule(kind).prefix = lambda taken, expression, advance: (kind, expression(power))

    def binary(power, *kinds, right=False):
        for kind in kinds:
            rule(kind).power = power
            rule(kind).infix = lambda left, taken, expression, advance: (
                taken.kind, left, expression(power - right))

    def infix(kind, power):
        def register(function):
            rule(kind).power, rule(kind).infix = power, function
            return function
        return register

    leaf("number", lambda text: float(text) if "." in text else int(text))
    leaf("name", str)
    unary("-", 70)
    unary("!", 70)
    binary(10, "=", right=True)
    binary(40, "<", ">", "<=", ">=", "==")
    binary(50, "+", "-")
    binary(60, "*", "/")
    binary(80, "**", right=True)
    rule("(").prefix = lambda taken, expression, advance: (expression(), advance(")"))[0]

    @infix("?", 20)
    def conditional(left, taken, expression, advance):
        then = expression()
        advance(":")
        return "if", left, then, expression(19)

    @infix("(", 90)
    def call(left, taken, expression, advance):
        arguments = []
        while expression.peek() != ")":
            arguments.append(expression())
            if expression.peek() != ",":
                break
            advance(",")
        advance(")")
        return "call", left, *arguments

    return parser


def evaluate(tree, names):
    run = lambda branch: evaluate(branch, names)
    match tree:
        case int() | float():
            return tree
        case str(name) if name in names:
            return names[name]
        case str(name):
            raise NameError(f"unknown name {name!r}", name=name)
        case "=", str(name), value:
            return names.__setitem__(name, run(value)) or names[name]
        case "if", test, then, other:
            return run(then) if run(test) else run(other)
        case "call", function, *arguments:
            return run(function)(*map(run, arguments))
        case "-", value:
            return -run(value)
        case "!", value:
            return int(not run(value))
        case sign, left, right:
            table = {"+": "__add__", "-": "__sub__", "*": "__mul__", "**": "__pow__", "/": "__truediv__", "<": "__lt__"}
            left, right = run(left), run(right)
            return getattr(type(left), table[sign])(left, right)


parse = grammar()
for source in ["1 + 2 * 3 ** 2 ** 1 - -4", "(1 + 2) * 3", "a = b = 2 * 8", "!0 ? f(1, 2 + 3) : g()(x)(y,)", "-2 ** 2", "1 < 2 == 3"]:
    print(f"{source:30} {parse(source)}")
    # expect: 1 + 2 * 3 ** 2 ** 1 - -4       ('-', ('+', 1, ('*', 2, ('**', 3, ('**', 2, 1)))), ('-', 4))
    # expect: (1 + 2) * 3                    ('*', ('+', 1, 2), 3)
    # expect: a = b = 2 * 8                  ('=', 'a', ('=', 'b', ('*', 2, 8)))
    # expect: !0 ? f(1, 2 + 3) : g()(x)(y,)  ('if', ('!', 0), ('call', 'f', 1, ('+', 2, 3)), ('call', ('call', ('call', 'g'), 'x'), 'y'))
    # expect: -2 ** 2                        ('-', ('**', 2, 2))
    # expect: 1 < 2 == 3                     ('==', ('<', 1, 2), 3)
names = {"max": max, "pi": 3.25, "inc": lambda n: n + 1}
for source in ["a = 3", "max(a, inc(a) ** 2, 9)", "a < 2 ? 1 : a < 5 ? 22 : 3", "-a ** 2 - !a", "b = c = a / 2", "pi", "d + 1"]:
    try:
        print(source, "->", evaluate(parse(source), names))
        # expect: a = 3 -> 3
        # expect: max(a, inc(a) ** 2, 9) -> 16
        # expect: a < 2 ? 1 : a < 5 ? 22 : 3 -> 22
        # expect: -a ** 2 - !a -> -9
        # expect: b = c = a / 2 -> 1.5
        # expect: pi -> 3.25
    except NameError as error:
        print(source, "->", error, error.name)  # expect: d + 1 -> unknown name 'd' d
print({name: value for name, value in names.items() if not callable(value)})
# expect: {'pi': 3.25, 'a': 3, 'c': 1.5, 'b': 1.5}
for source in ["1 +", "(1 + 2", "2 $ 3", "1 2", "f(1, 2", ") x", ""]:
    try:
        parse(source)
    except ParseError as error:
        print(error.picture(), error.lineno)
        # expect: 1 +
        # expect:    ^ 'the end' cannot stand here 1
        # expect: (1 + 2
        # expect:       ^ expected ')', found 'the end' 1
        # expect: 2 $ 3
        # expect:   ^ strange character '$' 1
        # expect: 1 2
        # expect:   ^ expected 'end', found '2' 1
        # expect: f(1, 2
        # expect:       ^ expected ')', found 'the end' 1
        # expect: ) x
        # expect: ^ ')' cannot stand here 1
        # expect:
        # expect: ^ 'the end' cannot stand here 1
