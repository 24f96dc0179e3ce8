# The operators of sets and frozensets, with other sets and with what is none.
a, b = {1, 2, 3}, frozenset({3, 4})
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), type(a | b).__name__, type(b | a).__name__, a == {3, 2, 1}, b == {4, 3}, a != b)
# expect: [1, 2, 3, 4] [3] [1, 2] [1, 2, 4] set frozenset True True True
print({1} < a, {1} <= {1}, a > {1, 2}, a >= a, a < a, {1, 9} < a, frozenset() <= set(), 1 in a, {3, 4} in {b}, b in {b: 1}, len(a))
# expect: True True True True False False True True True True 3
c = set(a)
c |= {9}
c &= {1, 2, 9}
c -= {2}
c ^= {1, 5}
print(sorted(c), c is a)  # expect: [5, 9] False
d = b
d |= {7}
print(sorted(b), sorted(d), b.union() is b, b.copy() is b, a.copy() is a, frozenset(b) is b)
# expect: [3, 4] [3, 4, 7] False True False True
print(a.__and__([1]), a.__rsub__({1, 7}), a.__eq__([1, 2, 3]), a.__lt__([1]), a.__ior__(5), a.__contains__({4}), sorted(a.union([5], "", range(2))), sorted(a.intersection({1, 2}, [2])), sorted(a.difference([1], [2])))
# expect: NotImplemented {7} NotImplemented NotImplemented NotImplemented False [0, 1, 2, 3, 5] [2] [3]
def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

for action in ("a | [1]", "a & 'x'", "a - 5", "[1] ^ a", "a += {1}", "a |= [1]", "a -= 5", "a &= None", "a ^= ()", "a < [1]", "a <= 5", "a + b", "a[0]", "{[]}", "[] in a", "{1, {}}", "{x for x in [[]]}", "frozenset([{}])", "b.add(1)", "b |= [1]", "a.x = 1", "del a[0]", "-a", "a()", "{*5}", "{*None}"):
    attempt(action)
    # expect: a | [1] -> TypeError unsupported operand type(s) for |: 'set' and 'list'
    # expect: a & 'x' -> TypeError unsupported operand type(s) for &: 'set' and 'str'
    # expect: a - 5 -> TypeError unsupported operand type(s) for -: 'set' and 'int'
    # expect: [1] ^ a -> TypeError unsupported operand type(s) for ^: 'list' and 'set'
    # expect: a += {1} -> TypeError unsupported operand type(s) for +=: 'set' and 'set'
    # expect: a |= [1] -> TypeError unsupported operand type(s) for |=: 'set' and 'list'
    # expect: a -= 5 -> TypeError unsupported operand type(s) for -=: 'set' and 'int'
    # expect: a &= None -> TypeError unsupported operand type(s) for &=: 'set' and 'NoneType'
    # expect: a ^= () -> TypeError unsupported operand type(s) for ^=: 'set' and 'tuple'
    # expect: a < [1] -> TypeError '<' not supported between instances of 'set' and 'list'
    # expect: a <= 5 -> TypeError '<=' not supported between instances of 'set' and 'int'
    # expect: a + b -> TypeError unsupported operand type(s) for +: 'set' and 'frozenset'
    # expect: a[0] -> TypeError 'set' object is not subscriptable
    # expect: {[]} -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
    # expect: [] in a -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
    # expect: {1, {}} -> TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
    # expect: {x for x in [[]]} -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
    # expect: frozenset([{}]) -> TypeError cannot use 'dict' as a set element (unhashable type: 'dict')
    # expect: b.add(1) -> AttributeError 'frozenset' object has no attribute 'add'
    # expect: b |= [1] -> TypeError unsupported operand type(s) for |=: 'frozenset' and 'list'
    # expect: a.x = 1 -> AttributeError 'set' object has no attribute 'x' and no __dict__ for setting new attributes
    # expect: del a[0] -> TypeError 'set' object doesn't support item deletion
    # expect: -a -> TypeError bad operand type for unary -: 'set'
    # expect: a() -> TypeError 'set' object is not callable
    # expect: {*5} -> TypeError 'int' object is not iterable
    # expect: {*None} -> TypeError 'NoneType' object is not iterable
