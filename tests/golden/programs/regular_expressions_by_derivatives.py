# Matching by derivatives: a pattern is an object, and reading a character makes the pattern for the rest.
from functools import lru_cache
from typing import NamedTuple


class Empty(NamedTuple):
    """Matches nothing."""


class Nothing(NamedTuple):
    """Matches the empty text."""
    mark: str = "e"


class Char(NamedTuple):
    low: str
    high: str


class Then(NamedTuple):
    first: object
    rest: object


class Either(NamedTuple):
    one: object
    other: object


class Many(NamedTuple):
    inner: object


def then(first, rest):
    match first, rest:
        case (Empty(), _) | (_, Empty()):
            return Empty()
        case Nothing(), _:
            return rest
        case _, Nothing():
            return first
    return Then(first, rest)


def either(one, other):
    if one == other or other == Empty():
        return one
    if one == Empty():
        return other
    return Either(*sorted((one, other), key=repr))


@lru_cache(maxsize=None)
def nullable(pattern):
    match pattern:
        case Nothing() | Many():
            return True
        case Then(first, rest):
            return nullable(first) and nullable(rest)
        case Either(one, other):
            return nullable(one) or nullable(other)
        case _:
            return False


@lru_cache(maxsize=None)
def derive(pattern, char):
    match pattern:
        case Char(low, high):
            return Nothing() if low <= char <= high else Empty()
        case Then(first, rest):
            after = then(derive(first, char), rest)
            return either(after, derive(rest, char)) if nullable(first) else after
        case Either(one, other):
            return either(derive(one, char), derive(other, char))
        case Many(inner):
            return then(derive(inner, char), pattern)
        case _:
            return Empty()


def parse(text):
    position = 0

    def peek():
        return text[position:position + 1]

    def take():
        nonlocal position
        position += 1
        return text[position - 1]

    def alternatives():
        result = chain()
        while peek() == "|":
            take()
            result = either(result, chain())
        return result

    def chain():
        result = Nothing()
        while peek() and peek() not in "|)":
            result = then(result, repeated())
        return result

    def repeated():
        result = atom()
        while peek() and peek() in "*+?":
            match take():
                case "*":
                    result = Many(result)
                case "+":
                    result = then(result, Many(result))
                case "?":
                    result = either(result, Nothing())
        return result

    def atom():
        match take():
            case "(":
                inner = alternatives()
                if peek() != ")":
                    raise ValueError(f"missing ) at {position}")
                take()
                return inner
            case "[":
                low, _, high, _ = take(), take(), take(), take()
                return Char(low, high)
            case ".":
                return Char(" ", "~")
            case "*" | "+" | "?" as sign:
                raise ValueError(f"nothing to repeat before {sign}")
            case char:
                return Char(char, char)

    result = alternatives()
    if position < len(text):
        raise ValueError(f"unexpected {peek()} at {position}")
    return result


def matcher(text):
    pattern = parse(text)

    def matches(subject):
        current = pattern
        for char in subject:
            current = derive(current, char)
        return nullable(current)

    return matches


for regex, subjects in {
    "a*b": ["b", "aaab", "aba", ""],
    "(ab|c)+": ["ab", "abcab", "a", "cc"],
    "[0-9]+(.[0-9]+)?": ["42", "3.14", "3.", ".5"],
    "x?y?z?": ["", "xz", "zx", "xyz"],
    "(a|b)*abb": ["abb", "babb", "ab", "aabbabb"],
}.items():
    matches = matcher(regex)
    print(f"{regex:>18}", {subject: matches(subject) for subject in subjects})
    # expect:                a*b {'b': True, 'aaab': True, 'aba': False, '': False}
    # expect:            (ab|c)+ {'ab': True, 'abcab': True, 'a': False, 'cc': True}
    # expect:   [0-9]+(.[0-9]+)? {'42': True, '3.14': True, '3.': False, '.5': False}
    # expect:             x?y?z? {'': True, 'xz': True, 'zx': False, 'xyz': True}
    # expect:          (a|b)*abb {'abb': True, 'babb': True, 'ab': False, 'aabbabb': False}
for wrong in ("(a", "*a", "a)"):
    try:
        matcher(wrong)
    except ValueError as error:
        print(f"{wrong:>18} {error}")
        # expect:                 (a missing ) at 2
        # expect:                 *a nothing to repeat before *
        # expect:                 a) unexpected ) at 1


def states(text, alphabet):
    start = parse(text)
    found, todo = {start: 0}, [start]
    while todo:
        current = todo.pop()
        for char in alphabet:
            after = derive(current, char)
            if after not in found:
                found[after] = len(found)
                todo.append(after)
    return len(found)


print(states("(a|b)*abb", "ab"), states("a*b", "abc"), nullable.cache_info().misses == nullable.cache_info().currsize)
# expect: 5 3 True
