# `co_lines()`, `co_positions()` and `f_lasti` count alike: what comes first is the call, on the line of the definition.
import sys
from itertools import islice


def deduplicated(items):
    last = object()
    return [last := item for item in items if item != last]


def plain():
    return [
        undefined,
    ]


def capturing(a):
    def inner():
        return a
    return inner


def agree(code):
    lines = [line for _, _, line in code.co_lines()]
    starts = [start for start, _, _ in code.co_lines()]
    ends = [end for _, end, _ in code.co_lines()]
    positions = list(code.co_positions())
    return (
        lines == deduplicated(lines) == deduplicated(row[0] for row in positions),
        starts == [0, *ends[:-1]],
        ends[-1] == 2 * len(positions),
    )


for function in plain, capturing, capturing(1), agree:
    print(function.__name__, *agree(function.__code__))
    # expect: plain True True True
    # expect: capturing True True True
    # expect: inner True True True
    # expect: agree True True True
print(next(plain.__code__.co_positions()) == (11, 11, 0, 0))  # expect: True
print(next(compile("\n\nx", "m", "exec").co_positions()))  # expect: (0, 1, 0, 0)
print(compile("\n\nx", "m", "exec").co_lines().__next__())  # expect: (0, 2, 0)

try:
    plain()
except NameError as error:
    entry = error.__traceback__.tb_next
    place = next(islice(plain.__code__.co_positions(), entry.tb_lasti // 2, None))
    print(place)  # expect: (13, 13, 8, 17)

moved = plain.__code__.replace(co_firstlineno=100)
print([line for _, _, line in moved.co_lines()] == [line + 89 for _, _, line in plain.__code__.co_lines()])  # expect: True
same = plain.__code__.replace(co_linetable=plain.__code__.co_linetable)
print(list(same.co_positions()) == list(plain.__code__.co_positions()))  # expect: True
