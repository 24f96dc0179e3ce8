# Numbers that are equal hash alike, whatever their type.
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(0) == hash(-0.0) == hash(False), hash(2**70) == hash(float(2**70)))
# expect: True True True
print(hash(-1), hash(-2), hash(0.5), hash(float("inf")), hash(float("-inf")), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(1e100), hash(3 + 4j))
# expect: -2 -2 1152921504606846976 314159 -314159 0 1 -2 1822893315824342674 4000015
print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), hash((1, 2)) == hash((2, 1)), hash((1,)), hash((1, 2, 3)), hash(()))
# expect: True True False -6644214454873602895 529344067295497451 5740354900026072187
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1.0])), hash(frozenset()), hash("a") == hash("a"), hash("") == 0, hash(b"") == 0, hash(b"abc") == hash("abc".encode()))
# expect: True 133146708735736 True True True True
print(hash(range(0)) == hash(range(5, 5)), hash(range(0, 5, 2)) == hash(range(0, 6, 2)), hash(slice(1, 2)) == hash(slice(1, 2)))
# expect: True True True
print(hash(None) == hash(None), hash(int) == hash(int), hash(len) == hash(len))  # expect: True True True
for thing in ([], {}, set(), bytearray(), slice([]), ([],), {}.keys(), {}.items(), {1: []}.values()):
    try:
        print(type(thing).__name__, type(hash(thing)).__name__)
    except TypeError as error:
        print(error)
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
        # expect: unhashable type: 'set'
        # expect: unhashable type: 'bytearray'
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict_keys'
        # expect: unhashable type: 'dict_items'
        # expect: dict_values int
