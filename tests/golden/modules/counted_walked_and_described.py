# deque.count sees that the deque changed; tee has weak references; a signature has one parameter of each kind with a star.
import weakref
from collections import deque
from inspect import Parameter, Signature
from itertools import tee
from json.decoder import scanstring


class Pops:
    def __eq__(self, other):
        self.of.pop()
        return True


pops = Pops()
pops.of = deque([1, pops, 3, 4])
for ask in lambda: pops.of.count(3), lambda: 3 in pops.of:
    try:
        print(ask())
    except RuntimeError as error:
        print(error)

first, second = tee([1, 2])
print(weakref.ref(first)() is first)

rest = Parameter("rest", Parameter.VAR_POSITIONAL)
named = Parameter("named", Parameter.VAR_KEYWORD)
for given in [rest, named], [rest, rest.replace(name="more")], [named, named.replace(name="more")]:
    try:
        print(Signature(given))
    except ValueError as error:
        print(error)

for end in 1, 9, 1 << 70:
    try:
        print(scanstring('"ab"', end))
    except (ValueError, OverflowError) as error:
        print(error)
# expect: deque mutated during iteration
# expect: True
# expect: True
# expect: (*rest, **named)
# expect: more than one variadic positional parameter
# expect: more than one variadic keyword parameter
# expect: ('ab', 4)
# expect: end is out of bounds
# expect: Python int too large to convert to C ssize_t
