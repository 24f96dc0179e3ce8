# Small parsers are functions; combinators make larger ones of them.
from dataclasses import dataclass
from functools import reduce
import operator


@dataclass(frozen=True)
class Ok:
    value: object
    rest: str


@dataclass(frozen=True)
class Fail:
    expected: str
    at: str


class Parser:
    def __init__(self, run, name="parser"):
        self.run = run
        self.name = name

    def __call__(self, text):
        return self.run(text)

    def __rshift__(self, function):
        def run(text):
            match self(text):
                case Ok(value, rest):
                    return Ok(function(value), rest)
                case failure:
                    return failure

        return Parser(run, self.name)

    def __and__(self, other):
        def run(text):
            first = self(text)
            if isinstance(first, Fail):
                return first
            second = other(first.rest)
            if isinstance(second, Fail):
                return second
            return Ok((first.value, second.value), second.rest)

        return Parser(run, f"{self.name} & {other.name}")

    def __or__(self, other):
        def run(text):
            result = self(text)
            return result if isinstance(result, Ok) else other(text)

        return Parser(run, f"({self.name} | {other.name})")

    def many(self):
        def run(text):
            values = []
            while isinstance(result := self(text), Ok):
                values.append(result.value)
                text = result.rest
            return Ok(values, text)

        return Parser(run, f"{self.name}*")


def char(wanted):
    def run(text):
        text = text.lstrip()
        if text.startswith(wanted):
            return Ok(wanted, text[len(wanted):])
        return Fail(repr(wanted), text)

    return Parser(run, repr(wanted))


def lazy(make):
    return Parser(lambda text: make()(text), "lazy")


def number_run(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isdigit() or text[end] == "."):
        end += 1
    return Ok(float(text[:end]) if "." in text[:end] else int(text[:end]), text[end:]) if end else Fail("number", text)


number = Parser(number_run, "number")
OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def chain(operand, *symbols):
    sign = reduce(operator.or_, map(char, symbols))

    def fold(pair):
        first, rest = pair
        return reduce(lambda left, step: OPERATORS[step[0]](left, step[1]), rest, first)

    return (operand & (sign & operand).many()) >> fold


group = (char("(") & lazy(lambda: expression) & char(")")) >> (lambda pair: pair[0][1])
negative = (char("-") & lazy(lambda: factor)) >> (lambda pair: -pair[1])
factor = number | group | negative
term = chain(factor, "*", "/")
expression = chain(term, "+", "-")


def evaluate(text):
    match expression(text):
        case Ok(value, rest) if not rest.strip():
            return value
        case Ok(value, rest):
            return f"stopped before {rest.strip()!r} with {value}"
        case Fail(expected, at):
            return f"expected {expected} at {at!r}"


for line in ["1 + 2 * 3", "(1 + 2) * 3", "10 / 4 - -2.5", "2 * (3 + (4 - 1)) / 3", "1 +", "7 7", "(1", "", "-(2*-3)"]:
    print(f"{line!r:<28} {evaluate(line)}")
    # expect: '1 + 2 * 3'                  7
    # expect: '(1 + 2) * 3'                9
    # expect: '10 / 4 - -2.5'              5.0
    # expect: '2 * (3 + (4 - 1)) / 3'      4.0
    # expect: '1 +'                        stopped before '+' with 1
    # expect: '7 7'                        stopped before '7' with 7
    # expect: '(1'                         expected '-' at '(1'
    # expect: ''                           expected '-' at ''
    # expect: '-(2*-3)'                    6
print(factor.name)  # expect: ((number | '(' & lazy & ')') | '-' & lazy)
