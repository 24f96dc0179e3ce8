# Mapping patterns need the named keys only; ** takes the rest.
import collections, types

KEY = "const"
class Keys:
    ANSWER = 42

def describe(value):
    match value:
        case {"kind": "circle", "radius": r}:
            return f"circle {r}"
        case {"kind": str(kind), **rest} if rest:
            return f"{kind} with {rest}"
        case {Keys.ANSWER: x}:
            return f"answer {x}"
        case {None: x} | {True: x} | {-1: x} | {2j: x}:
            return f"constant key {x}"
        case {"nested": {"a": [x, *_]}}:
            return f"nested {x}"
        case {**rest} if len(rest) > 2:
            return "large"
        case {}:
            return "any mapping"
        case _:
            return "no mapping"

for value in ({"kind": "circle", "radius": 2, "more": 1}, {"kind": "square", "side": 3}, {"kind": "dot"}, {42: "yes"}, {None: 1}, {1: 2}, {-1: 3}, {2j: 4}, {"nested": {"a": (5, 6)}}, {"a": 1, "b": 2, "c": 3}, {}, [], types.MappingProxyType({"kind": "circle", "radius": 1})):
    print(describe(value))
    # expect: circle 2
    # expect: square with {'side': 3}
    # expect: any mapping
    # expect: answer yes
    # expect: constant key 1
    # expect: constant key 2
    # expect: constant key 3
    # expect: constant key 4
    # expect: nested 5
    # expect: large
    # expect: any mapping
    # expect: no mapping
    # expect: circle 1
default = collections.defaultdict(list)
print(describe(default), default, describe({"kind": 5}))
# expect: any mapping defaultdict(<class 'list'>, {}) any mapping
class Missing(dict):
    def __missing__(self, key):
        return "made"

match Missing():
    case {"x": x}:
        print("matched", x)
    case _:
        print("a missing key stays missing")  # expect: a missing key stays missing
rest_is_a_copy = {"a": 1, "b": 2}
match rest_is_a_copy:
    case {"a": _, **rest}:
        rest["c"] = 3
print(rest, rest_is_a_copy, type(rest))  # expect: {'b': 2, 'c': 3} {'a': 1, 'b': 2} <class 'dict'>
try:
    exec("match {}:\n    case {'a': 1, 'a': 2}: pass")
except SyntaxError as error:
    print(error.msg)  # expect: mapping pattern checks duplicate key ('a')
key = Keys
try:
    match {1: 2}:
        case {Keys.ANSWER: 1, key.ANSWER: 2}:
            pass
except ValueError as error:
    print(error)
