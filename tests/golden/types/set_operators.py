# The operators of sets and frozensets, with other sets and with what is none.
a, b = {1, 2, 3}, frozenset({3, 4})
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), type(a | b).__name__, type(b | a).__name__, a == {3, 2, 1}, b == {4, 3}, a != b)
print({1} < a, {1} <= {1}, a > {1, 2}, a >= a, a < a, {1, 9} < a, frozenset() <= set(), 1 in a, {3, 4} in {b}, b in {b: 1}, len(a))
c = set(a)
c |= {9}
c &= {1, 2, 9}
c -= {2}
c ^= {1, 5}
print(sorted(c), c is a)
d = b
d |= {7}
print(sorted(b), sorted(d), b.union() is b, b.copy() is b, a.copy() is a, frozenset(b) is b)
print(a.__and__([1]), a.__rsub__({1, 7}), a.__eq__([1, 2, 3]), a.__lt__([1]), a.__ior__(5), a.__contains__({4}), sorted(a.union([5], "", range(2))), sorted(a.intersection({1, 2}, [2])), sorted(a.difference([1], [2])))
def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

for action in ("a | [1]", "a & 'x'", "a - 5", "[1] ^ a", "a += {1}", "a |= [1]", "a -= 5", "a &= None", "a ^= ()", "a < [1]", "a <= 5", "a + b", "a[0]", "{[]}", "[] in a", "{1, {}}", "{x for x in [[]]}", "frozenset([{}])", "b.add(1)", "b |= [1]", "a.x = 1", "del a[0]", "-a", "a()", "{*5}", "{*None}"):
    attempt(action)
