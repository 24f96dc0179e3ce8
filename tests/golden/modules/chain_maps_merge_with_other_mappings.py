from collections import ChainMap

chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain | {"k": 1}, {"k": 1} | chain)
# expect: ChainMap({'a': 1, 'k': 1}, {'a': 2, 'b': 3}) ChainMap({'k': 1, 'a': 1, 'b': 3})
for combine in (lambda: chain | [(1, 2)], lambda: [(1, 2)] | chain):
    try:
        combine()
    except TypeError as error:
        print(error)
        # expect: unsupported operand type(s) for |: 'ChainMap' and 'list'
        # expect: unsupported operand type(s) for |: 'list' and 'ChainMap'
chain |= {"m": 1}
chain |= [("n", 2)]
print(chain)  # expect: ChainMap({'a': 1, 'm': 1, 'n': 2}, {'a': 2, 'b': 3})


class Answering(ChainMap):
    def __missing__(self, key):
        return "no " + key


print(Answering({}) | chain, chain | Answering({"z": 1}), (Answering() | {})["x"])
# expect: Answering({'a': 1, 'b': 3, 'm': 1, 'n': 2}) ChainMap({'a': 1, 'm': 1, 'n': 2, 'z': 1}, {'a': 2, 'b': 3}) no x
print(ChainMap.fromkeys("ab", 1), Answering.fromkeys("c"))  # expect: ChainMap({'a': 1, 'b': 1}) Answering({'c': None})
