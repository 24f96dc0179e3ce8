# Rich comparisons: reflection, subclasses first, identity as the last word for equality.
class Version:
    def __init__(self, *parts):
        self.parts = parts
    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented
    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

a, b = Version(1, 2), Version(1, 3)
print(a < b, a > b, a == Version(1, 2), a != b, a == 5, a != 5, max(a, b).parts, sorted([b, a])[0] is a)
# expect: True False True True False True (1, 3) True
for action in ("a <= b", "a >= b", "a < 5", "5 < a", "a > None", "[a] < [5]"):
    try:
        print(eval(action))
    except TypeError as error:
        print(error)
        # expect: '<=' not supported between instances of 'Version' and 'Version'
        # expect: '>=' not supported between instances of 'Version' and 'Version'
        # expect: '<' not supported between instances of 'Version' and 'int'
        # expect: '<' not supported between instances of 'int' and 'Version'
        # expect: '>' not supported between instances of 'Version' and 'NoneType'
        # expect: '<' not supported between instances of 'Version' and 'int'
class Loud:
    def __eq__(self, other):
        print("Loud.__eq__")
        return NotImplemented

class LoudChild(Loud):
    def __eq__(self, other):
        print("LoudChild.__eq__")
        return "truthy text"
    def __ne__(self, other):
        return ["a list"]
    def __le__(self, other):
        return 0
    def __ge__(self, other):
        return "reflected ge"

print(Loud() == Loud(), Loud() == LoudChild(), LoudChild() != 1, LoudChild() <= 1, 5 <= LoudChild(), 1 if LoudChild() <= 1 else 2)
# expect: Loud.__eq__
# expect: Loud.__eq__
# expect: LoudChild.__eq__
# expect: False truthy text ['a list'] 0 reflected ge 2
try:
    hash(a)
except TypeError as error:
    print(error, Version.__hash__)  # expect: unhashable type: 'Version' None
class NoTruth:
    def __eq__(self, other):
        return self
    def __bool__(self):
        raise ValueError("ambiguous")

try:
    NoTruth() in [1, 2]
except ValueError as error:
    print(error, (NoTruth() == 1) is not None)  # expect: ambiguous True
class OnlyNe:
    def __ne__(self, other):
        return "ne"

print(OnlyNe() != 1, OnlyNe() == 1)  # expect: ne False
