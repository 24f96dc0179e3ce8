# What the names of a program lead to is finalised at its end; generators are closed.
import weakref


class Door:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("closed", self.name, type(self).__name__)


def steps():
    try:
        yield 1
    finally:
        print("the generator ends")


door = Door("front")
loop = Door("in a cycle")
loop.itself = loop
weakref.finalize(door, print, "finalize", "door")
silent = weakref.finalize(loop, print, "not at the end")
silent.atexit = False
generator = steps()
next(generator)
print("the last line")  # expect: the last line
# expect: finalize door
# expect: closed front Door
# expect: closed in a cycle Door
# expect: the generator ends
