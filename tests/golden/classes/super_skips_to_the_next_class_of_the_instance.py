# super() follows the order of the instance's class, not of the class it is written in.
class Root:
    def __init__(self, **rest):
        assert not rest, rest
        self.log = ["Root"]

class Left(Root):
    def __init__(self, left, **rest):
        super().__init__(**rest)
        self.log.append(f"Left {left}")

class Right(Root):
    def __init__(self, right, **rest):
        super().__init__(**rest)
        self.log.append(f"Right {right}")

class Both(Left, Right):
    def __init__(self, **everything):
        super().__init__(**everything)
        self.log.append("Both")

print(Both(left=1, right=2).log, Left(left=3).log)  # expect: ['Root', 'Right 2', 'Left 1', 'Both'] ['Root', 'Left 3']
try:
    Both(left=1)
except TypeError as error:
    print(error)  # expect: Right.__init__() missing 1 required positional argument: 'right'
try:
    Both(left=1, right=2, middle=3)
except AssertionError as error:
    print("AssertionError", error)  # expect: AssertionError {'middle': 3}
def late(self):
    return super(Left, self).who()

class Named(Both):
    who = late

Right.who = lambda self: "Right.who"
print(Named(left=1, right=2).who())  # expect: Right.who
try:
    late(5)
except TypeError as error:
    print(error)  # expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (Left).
