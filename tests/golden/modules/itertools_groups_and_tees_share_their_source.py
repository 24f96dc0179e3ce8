from itertools import groupby, tee

for key, group in groupby(["apple", "avocado", "bean", "beet", "cherry"], key=lambda word: word[0]):
    print(key, list(group))
    # expect: a ['apple', 'avocado']
    # expect: b ['bean', 'beet']
    # expect: c ['cherry']
groups = groupby([1, 1, 2, 2, 3])
first, items = next(groups)
second, others = next(groups)
print(first, list(items), second, list(others))  # expect: 1 [] 2 [2, 2]
source = iter(range(200))
a, b = tee(source)
print(sum(a), sum(b), next(source, "empty"))  # expect: 19900 19900 empty
a, b, c = tee("abc", 3)
next(a)
d = a.__copy__()
print(list(d), list(a), list(b), list(c))  # expect: ['b', 'c'] ['b', 'c'] ['a', 'b', 'c'] ['a', 'b', 'c']
print(type(a), type(groups))  # expect: <class 'itertools._tee'> <class 'itertools.groupby'>


def broken():
    yield 1
    raise KeyError("source")


x, y = tee(broken())
print(next(x), next(y))  # expect: 1 1
try:
    next(x)
except KeyError as e:
    print("raised", e)  # expect: raised 'source'
