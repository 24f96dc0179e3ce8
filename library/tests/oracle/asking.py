"""What the generators of cases for the library share: an expression as text is asked, and what it gives is shown.

`tests/oracle/chance.py` goes in front of it, one of the generators behind it: a dict CASES of what a case is about, and the
function that makes an expression of it by chance.
"""
import itertools, math, re as _re, types, warnings

warnings.simplefilter("ignore")


def shown(value, depth=4):
    """A text of a value that says all about it, and no address."""
    kind = type(value)
    if depth and kind in (list, tuple):
        return f"{kind.__name__}({', '.join(shown(item, depth - 1) for item in value)})"
    if depth and kind is dict:
        return "{" + ", ".join(f"{shown(key, depth - 1)}: {shown(item, depth - 1)}" for key, item in value.items()) + "}"
    if kind in (set, frozenset):
        return f"{kind.__name__}({', '.join(sorted(map(shown, value)))})"
    if depth and (kind is types.GeneratorType or hasattr(value, "__next__")):
        return f"{'iterator'}({', '.join(shown(item, depth - 1) for item in itertools.islice(value, 40))})"
    if kind.__module__ == "re" and kind.__name__ == "Match":
        return f"match({value.regs}, {value.groups()!a}, {value.groupdict()!a}, {value.lastindex}, {value.lastgroup})"
    text = ascii(value)
    if " at 0x" in text:
        text = f"<{kind.__qualname__}>"
    return text if kind in (int, str, bool, bytes, float, types.NoneType) else f"{kind.__name__} {text}"


def told(error):
    """Kind and text of an exception, with what it says in attributes."""
    more = [f" {name}={getattr(error, name)!a}" for name in ("pos", "lineno", "colno") if hasattr(error, name)]
    text = _re.sub(" at 0x[0-9a-f]+", "", str(error))
    # CPython's classes in C are called by a module of their own.
    text = _re.sub(r"'_(?:io|queue|thread)\.(\w+)'", r"'\1'", text)
    text = _re.sub(r"\(type (?:decimal|datetime)\.(\w+)\)", r"(type \1)", text)
    if "supported" in text or "can't multiply" in text:
        # Operators call types that CPython has in C by their module as well.
        text = _re.sub(r"'(?:decimal|datetime|array|time)\.(\w+)'", r"'\1'", text)
    return f"{type(error).__qualname__}: {text!a}{''.join(more)}"


def answer(text, scope):
    try:
        return shown(eval(text, scope))
    except RecursionError:
        return "RecursionError"
    except Exception as error:
        return told(error)


def stepwise(made, *steps):
    """What each of some functions gives of the same object, one after the other."""
    results = []
    for step in steps:
        try:
            results.append(step(made))
        except Exception as error:
            results.append(told(error))
    return results


def joined(chance, pieces, most, sep=""):
    return sep.join(chance.of(pieces) for _ in range(chance.below(most + 1)))


def literal(chance, pieces, most):
    """A str of some of the pieces, as a literal."""
    return ascii(joined(chance, pieces, most))


def options(chance, **choices):
    """Keywords, each of which is there now and then."""
    given = [f"{name}={chance.of(values)}" for name, values in choices.items() if chance.percent(30)]
    return "".join(", " + option for option in given)


def main(seed, count):
    chance = Chance(seed)
    names = list(CASES)
    for number in range(count):
        name = names[(seed + number) % len(names)] if chance.percent(50) else chance.of(names)
        text = CASES[name](chance)
        print(f"#{number} {name}: {text}")
        print(answer(text, SCOPE))
