# The repr of a deque lists what the iterator of a subclass gives; that of a set has what is in the set.
from collections import OrderedDict, deque


class Letters:
    def __iter__(self):
        return iter("ab")


class MySet(Letters, set):
    pass


class MyFrozenSet(Letters, frozenset):
    pass


class MyDeque(Letters, deque):
    pass


print(MySet([1]), [MyFrozenSet([1])], f"{MyDeque([1], 3)!r}")
# expect: MySet({1}) [MyFrozenSet({1})] MyDeque(['a', 'b'], maxlen=3)
print(MySet(), MyDeque())  # expect: MySet() MyDeque(['a', 'b'])


class Raising(deque):
    def __iter__(self):
        raise KeyError("iterator")


try:
    repr(Raising([1]))
except KeyError as error:
    print(error)  # expect: 'iterator'


class Loud(OrderedDict):
    def __getitem__(self, key):
        return "loud"

    def __bool__(self):
        raise ValueError


print(Loud(a=1), Loud())  # expect: Loud({'a': 'loud'}) Loud()


# A set that its items change while they are shown is shown as it was.
class Growing:
    def __repr__(self):
        target.clear()
        return "growing"


target = {Growing(), }
print(target, target)  # expect: {growing} set()
