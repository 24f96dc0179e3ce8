# Managers are entered left to right and left in reverse, whatever happens.
class Room:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow

with Room("a") as a, Room("b") as b:
    print("inside", a, b)
    # expect: enter a
    # expect: enter b
    # expect: inside a b
    # expect: exit b None None
    # expect: exit a None None
with Room("outer", swallow=True):
    with Room("inner"):
        raise LookupError("lost")
        # expect: enter outer
        # expect: enter inner
        # expect: exit inner LookupError lost
        # expect: exit outer LookupError lost
print("after")  # expect: after

def leave():
    with Room("r"):
        return "returned"

print(leave())
# expect: enter r
# expect: exit r None None
# expect: returned
with (
    Room("x") as x,
    Room("y"),
):
    1 / 0
    # expect: enter x
    # expect: enter y
    # expect: exit y ZeroDivisionError division by zero
    # expect: exit x ZeroDivisionError division by zero
    # expect error: ZeroDivisionError: division by zero
