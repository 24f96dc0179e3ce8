# Functions are descriptors: access through an instance binds them.
class Door:
    def knock(self, times=1):
        return "knock " * times + self.__class__.__name__

door, other = Door(), Door()
bound = door.knock
print(bound(2), bound.__self__ is door, bound.__func__ is Door.knock, bound.__name__)
# expect: knock knock Door True True knock
print(door.knock == door.knock, door.knock is door.knock, door.knock == other.knock)  # expect: True False False
print(Door.__dict__["knock"].__get__(door, Door) == bound, Door.__dict__["knock"].__get__(None, Door) is Door.knock)
# expect: True True
print(hash(door.knock) == hash(door.knock), type(bound).__name__)  # expect: True method
door.knock = lambda: "own"
print(door.knock())  # expect: own
try:
    bound.times = 3
except AttributeError as error:
    print(error)  # expect: 'method' object has no attribute 'times' and no __dict__ for setting new attributes
Door.knock.times = 3
print(other.knock.times)  # expect: 3
