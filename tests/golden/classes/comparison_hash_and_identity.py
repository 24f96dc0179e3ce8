# `__eq__` without `__hash__` makes instances unhashable; identity comes first in containers.
class Plain: pass

class Equal:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n

class Key(Equal):
    def __hash__(self):
        return hash(self.n)

print(Plain() == Plain(), Equal(1) == Equal(1), Equal(1) != Equal(2))  # expect: False True True
print(len({Key(1), Key(1), Key(2)}), {Key(3): "three"}[Key(3)])  # expect: 2 three
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan])  # expect: False True True
try:
    Plain() < Plain()
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Plain' and 'Plain'
{Equal(1)}  # expect error: TypeError: cannot use 'Equal' as a set element (unhashable type: 'Equal')
