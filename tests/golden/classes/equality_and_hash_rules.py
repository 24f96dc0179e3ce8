# A class that defines __eq__ alone cannot be hashed; dicts and sets use both.
class Key:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value
    def __hash__(self):
        return hash(self.value)

class Unhashable:
    def __eq__(self, other):
        return True

class Restored(Unhashable):
    __hash__ = object.__hash__

class Inherits(Key):
    pass

class Refused(Key):
    __hash__ = None

print({Key(1): "a"}[Key(1)], len({Key(1), Key(1), Key(2)}), {Inherits(1): 1}[Key(1)], Unhashable.__hash__, isinstance(hash(Restored()), int), Key(5) in [Key(5)], Key("x") != Key("y"))
# expect: a 2 1 None True True True
for thing in (Unhashable(), Refused(1), [1], (1, [2])):
    try:
        {thing: 1}
    except TypeError as error:
        print(error)
        # expect: cannot use 'Unhashable' as a dict key (unhashable type: 'Unhashable')
        # expect: cannot use 'Refused' as a dict key (unhashable type: 'Refused')
        # expect: cannot use 'list' as a dict key (unhashable type: 'list')
        # expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
class Changing:
    def __init__(self):
        self.value = 1
    def __hash__(self):
        return self.value
    def __eq__(self, other):
        return self is other

changing = Changing()
table = {changing: "found"}
changing.value = 2
print(changing in table, list(table)[0] is changing, next(iter(table.values())))  # expect: False True found
class BadHash:
    def __init__(self, answer):
        self.answer = answer
    def __hash__(self):
        return self.answer

for answer in ("text", 1.5, None):
    try:
        hash(BadHash(answer))
    except TypeError as error:
        print(error)
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
print(hash(BadHash(2**100)) == hash(2**100), hash(BadHash(-1)), hash(BadHash(True)))  # expect: True -2 1
class Failing:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise RuntimeError("cannot compare")

try:
    {Failing(): 1, Failing(): 2}
except RuntimeError as error:
    print(error)  # expect: cannot compare
