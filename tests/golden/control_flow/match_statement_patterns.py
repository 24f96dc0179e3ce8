# Literals, captures, sequences, mappings, classes, alternatives, guards.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

ORIGIN = 0

def describe(subject):
    match subject:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case "on" | "off" as state:
            return "switch " + state
        case [x]:
            return f"one {x}"
        case [first, *_, last]:
            return f"from {first} to {last}"
        case {"kind": kind, **rest}:
            return kind, rest
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y):
            return x, y
        case None:
            return "nothing"
        case _:
            return "other"

for subject in (1, -5, "off", [7], (1, 2, 3), {"kind": "k", "more": 1}, Point(0, 0), Point(3, 4), None, 2.5, "text"):
    print(describe(subject))
    # expect: small
    # expect: negative -5
    # expect: switch off
    # expect: one 7
    # expect: from 1 to 3
    # expect: ('k', {'more': 1})
    # expect: origin
    # expect: (3, 4)
    # expect: nothing
    # expect: other
    # expect: other
