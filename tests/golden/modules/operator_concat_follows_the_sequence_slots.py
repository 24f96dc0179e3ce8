# `concat` asks sequences alone, and built-in ones before anyone else.
import operator
from collections import deque


class Right:
    def __getitem__(self, index):
        raise IndexError

    def __radd__(self, other):
        return "radd"


class Sequence(Right):
    def __add__(self, other):
        return "add"

    def __iadd__(self, other):
        return "iadd"


class Text(str):
    def __add__(self, other):
        return "text"


class Items(list):
    def __add__(self, other):
        return "items"


def show(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for left in ([1], (1,), "a", b"a", bytearray(b"a"), deque([1]), range(2), {}, 3, Right(), Sequence(), Text("a"), Items([1])):
    for right in (Right(), [2], 3):
        show(operator.concat, left, right)
        show(operator.iconcat, left, right)
        # expect: concat TypeError can only concatenate list (not "Right") to list
        # expect: iconcat [1]
        # expect: concat [1, 2]
        # expect: iconcat [1, 2]
        # expect: concat TypeError can only concatenate list (not "int") to list
        # expect: iconcat TypeError 'int' object is not iterable
        # expect: concat TypeError can only concatenate tuple (not "Right") to tuple
        # expect: iconcat TypeError can only concatenate tuple (not "Right") to tuple
        # expect: concat TypeError can only concatenate tuple (not "list") to tuple
        # expect: iconcat TypeError can only concatenate tuple (not "list") to tuple
        # expect: concat TypeError can only concatenate tuple (not "int") to tuple
        # expect: iconcat TypeError can only concatenate tuple (not "int") to tuple
        # expect: concat TypeError can only concatenate str (not "Right") to str
        # expect: iconcat TypeError can only concatenate str (not "Right") to str
        # expect: concat TypeError can only concatenate str (not "list") to str
        # expect: iconcat TypeError can only concatenate str (not "list") to str
        # expect: concat TypeError can only concatenate str (not "int") to str
        # expect: iconcat TypeError can only concatenate str (not "int") to str
        # expect: concat TypeError can't concat Right to bytes
        # expect: iconcat TypeError can't concat Right to bytes
        # expect: concat TypeError can't concat list to bytes
        # expect: iconcat TypeError can't concat list to bytes
        # expect: concat TypeError can't concat int to bytes
        # expect: iconcat TypeError can't concat int to bytes
        # expect: concat TypeError can't concat Right to bytearray
        # expect: iconcat TypeError can't concat Right to bytearray
        # expect: concat TypeError can't concat list to bytearray
        # expect: iconcat TypeError can't concat list to bytearray
        # expect: concat TypeError can't concat int to bytearray
        # expect: iconcat TypeError can't concat int to bytearray
        # expect: concat TypeError can only concatenate deque (not "Right") to deque
        # expect: iconcat deque([1])
        # expect: concat TypeError can only concatenate deque (not "list") to deque
        # expect: iconcat deque([1, 2])
        # expect: concat TypeError can only concatenate deque (not "int") to deque
        # expect: iconcat TypeError 'int' object is not iterable
        # expect: concat radd
        # expect: iconcat radd
        # expect: concat TypeError 'range' object can't be concatenated
        # expect: iconcat TypeError 'range' object can't be concatenated
        # expect: concat TypeError 'range' object can't be concatenated
        # expect: iconcat TypeError 'range' object can't be concatenated
        # expect: concat TypeError 'dict' object can't be concatenated
        # expect: iconcat TypeError 'dict' object can't be concatenated
        # expect: concat TypeError 'dict' object can't be concatenated
        # expect: iconcat TypeError 'dict' object can't be concatenated
        # expect: concat TypeError 'dict' object can't be concatenated
        # expect: iconcat TypeError 'dict' object can't be concatenated
        # expect: concat TypeError 'int' object can't be concatenated
        # expect: iconcat TypeError 'int' object can't be concatenated
        # expect: concat TypeError 'int' object can't be concatenated
        # expect: iconcat TypeError 'int' object can't be concatenated
        # expect: concat TypeError 'int' object can't be concatenated
        # expect: iconcat TypeError 'int' object can't be concatenated
        # expect: concat TypeError 'Right' object can't be concatenated
        # expect: iconcat TypeError 'Right' object can't be concatenated
        # expect: concat TypeError 'Right' object can't be concatenated
        # expect: iconcat TypeError 'Right' object can't be concatenated
        # expect: concat TypeError 'Right' object can't be concatenated
        # expect: iconcat TypeError 'Right' object can't be concatenated
        # expect: concat add
        # expect: iconcat iadd
        # expect: concat add
        # expect: iconcat iadd
        # expect: concat TypeError 'Sequence' object can't be concatenated
        # expect: iconcat TypeError 'Sequence' object can't be concatenated
        # expect: concat text
        # expect: iconcat text
        # expect: concat text
        # expect: iconcat text
        # expect: concat TypeError 'Text' object can't be concatenated
        # expect: iconcat TypeError 'Text' object can't be concatenated
        # expect: concat items
        # expect: iconcat [1]
        # expect: concat items
        # expect: iconcat [1, 2]
        # expect: concat TypeError 'Items' object can't be concatenated
        # expect: iconcat TypeError 'int' object is not iterable

# The default of `length_hint` is an index, looked at first.
show(operator.length_hint, [1], "x")  # expect: length_hint TypeError 'str' object cannot be interpreted as an integer
show(operator.length_hint, object(), True)  # expect: length_hint 1


class Index:
    def __index__(self):
        print("index")
        return 7


show(operator.length_hint, object(), Index())
# expect: index
# expect: length_hint 7
show(operator.length_hint, [1], Index())
# expect: index
# expect: length_hint 1
print(operator.add.__module__)  # expect: _operator
show(operator.add, 1)  # expect: add TypeError add expected 2 arguments, got 1
try:
    operator.pos(1, 2)
except TypeError as error:
    print(error)  # expect: _operator.pos() takes exactly one argument (2 given)
try:
    operator.add(a=1)
except TypeError as error:
    print(error)  # expect: _operator.add() takes no keyword arguments
