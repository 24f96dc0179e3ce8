# reversed() takes __reversed__, or __len__ and __getitem__.
class Sequence:
    def __len__(self):
        return 3
    def __getitem__(self, index):
        return index * 10

class Own:
    def __reversed__(self):
        return iter("own")

class Refused(Sequence):
    __reversed__ = None

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(list(reversed(Sequence())), list(reversed(Own())), list(reversed("abc")), list(reversed({1: 2, 3: 4})), list(reversed(range(3))), list(reversed((1, 2))), list(reversed(b"ab")))
# expect: [20, 10, 0] ['o', 'w', 'n'] ['c', 'b', 'a'] [3, 1] [2, 1, 0] [2, 1] [98, 97]
walk = reversed([1, 2, 3])
print(walk.__length_hint__(), next(walk), walk.__length_hint__(), list(walk), next(walk, "end"), iter(walk) is walk, type(walk).__name__, type(reversed("a")).__name__, type(reversed({})).__name__)
# expect: 3 3 2 [2, 1] end True list_reverseiterator reversed dict_reversekeyiterator
items = [1, 2, 3]
walk = reversed(items)
next(walk)
items.append(4)
print(list(walk))  # expect: [2, 1]
walk = reversed(items)
items.clear()
print(list(walk))  # expect: []
attempt(reversed, {1, 2})  # expect: TypeError: 'set' object is not reversible
attempt(reversed, iter([]))  # expect: TypeError: 'list_iterator' object is not reversible
attempt(reversed, 5)  # expect: TypeError: 'int' object is not reversible
attempt(reversed, Refused())  # expect: TypeError: 'Refused' object is not reversible
attempt(reversed)  # expect: TypeError: reversed expected 1 argument, got 0
attempt(reversed, [], [])  # expect: TypeError: reversed expected 1 argument, got 2
attempt(reversed, x=1)  # expect: TypeError: reversed() takes no keyword arguments
attempt(reversed, (x for x in []))  # expect: TypeError: 'generator' object is not reversible
