# IntEnum members are ints: they compare, add and index, and give plain ints back.
from enum import IntEnum


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.MID + 1, type(Level.MID + 1).__name__, Level.HIGH == 10)  # expect: True 6 int True
print(["a", "b"][Level.LOW], sorted([Level.HIGH, Level.LOW]), max(Level))
# expect: b [<Level.LOW: 1>, <Level.HIGH: 10>] 10
print(str(Level.LOW), repr(Level.LOW), f"{Level.LOW}", "%d" % Level.MID, int(Level.HIGH))
# expect: 1 <Level.LOW: 1> 1 5 10
print(Level(5), isinstance(Level.LOW, int), hash(Level.LOW) == hash(1), {1: "one"}[Level.LOW])
# expect: 5 True True one
print(sum(Level), [level for level in Level if level & 1], Level.MID.real)
# expect: 16 [<Level.LOW: 1>, <Level.MID: 5>] 5
try:
    Level(2)
except ValueError as error:
    print(error)  # expect: 2 is not a valid Level


class Http(IntEnum):
    OK = 200, "fine"
    GONE = 410, "no more"

    def __new__(cls, value, phrase):
        self = int.__new__(cls, value)
        self._value_ = value
        self.phrase = phrase
        return self


print([(int(code), code.phrase) for code in Http], Http(410).phrase)
# expect: [(200, 'fine'), (410, 'no more')] no more
