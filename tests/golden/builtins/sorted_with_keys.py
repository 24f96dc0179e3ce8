# sorted(): a new list, stable, with keys that are closures.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def by(*fields):
    return lambda row: tuple(row[field] for field in fields)

rows = [{"name": "b", "age": 3}, {"name": "a", "age": 3}, {"name": "c", "age": 1}]
print([row["name"] for row in sorted(rows, key=by("age"))], [row["name"] for row in sorted(rows, key=by("age", "name"), reverse=True)])
# expect: ['c', 'b', 'a'] ['b', 'a', 'c']
calls = []
print(sorted([3, 1, 2], key=lambda n: calls.append(n) or -n), calls, sorted("cab"), sorted({"z": 1, "y": 2}), sorted((3, 1)), sorted(range(3), reverse=True), sorted([]), sorted([0.5, True, -1]))
# expect: [3, 2, 1] [3, 1, 2] ['a', 'b', 'c'] ['y', 'z'] [1, 3] [2, 1, 0] [] [-1, 0.5, True]
rank = {"low": 0, "mid": 1, "high": 2}
print(sorted(["high", "low", "mid", "low"], key=rank.__getitem__), sorted([(1, 2), (1, 1), (0, 9)]), sorted([[2], [1, 5], []]), sorted("bA", key=str.swapcase))
# expect: ['low', 'low', 'mid', 'high'] [(0, 9), (1, 1), (1, 2)] [[], [1, 5], [2]] ['b', 'A']
attempt(sorted)  # expect: TypeError: sorted expected 1 argument, got 0
attempt(sorted, 5)  # expect: TypeError: 'int' object is not iterable
attempt(sorted, [1, "a"])  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(sorted, [1], len)  # expect: TypeError: sorted expected 1 argument, got 2
attempt(sorted, [1], key=5)  # expect: TypeError: 'int' object is not callable
attempt(sorted, [1], reverse="yes")  # expect: [1]
attempt(sorted, [1], reverse=[])  # expect: [1]
attempt(sorted, [1], cmp=5)  # expect: TypeError: sort() got an unexpected keyword argument 'cmp'
attempt(sorted, [1, 2], key=lambda: 1)  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
attempt(sorted, [{}, {}])  # expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
attempt(sorted, [1j, 2j])  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
attempt(sorted, iterable=[1])  # expect: TypeError: sorted expected 1 argument, got 0
attempt(sorted, ["x", "y"], key=rank.__getitem__)  # expect: KeyError: 'x'
attempt(sorted, [None, 1])  # expect: TypeError: '<' not supported between instances of 'int' and 'NoneType'
