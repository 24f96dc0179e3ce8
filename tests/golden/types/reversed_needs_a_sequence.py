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
walk = reversed([1, 2, 3])
print(walk.__length_hint__(), next(walk), walk.__length_hint__(), list(walk), next(walk, "end"), iter(walk) is walk, type(walk).__name__, type(reversed("a")).__name__, type(reversed({})).__name__)
items = [1, 2, 3]
walk = reversed(items)
next(walk)
items.append(4)
print(list(walk))
walk = reversed(items)
items.clear()
print(list(walk))
attempt(reversed, {1, 2})
attempt(reversed, iter([]))
attempt(reversed, 5)
attempt(reversed, Refused())
attempt(reversed)
attempt(reversed, [], [])
attempt(reversed, x=1)
attempt(reversed, (x for x in []))
