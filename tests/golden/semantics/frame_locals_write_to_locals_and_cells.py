# frame.f_locals is a write-through proxy in functions: assignment changes locals and cells; it
# compares/prints as a dict.
import sys
def f():
    x = 1
    g = lambda: x
    sys._getframe().f_locals["x"] = 5
    return x, g(), type(sys._getframe().f_locals).__name__
print(f())  # expect: (5, 5, 'FrameLocalsProxy')
