# A frame that a script holds keeps its variables when the generator is gone.
import sys


def numbers():
    local = 42
    yield sys._getframe(), sys._getframe().f_locals
    local = 43


frame, variables = next(numbers())
print(frame.f_locals["local"], variables["local"], frame.f_generator)  # expect: 42 42 None
made = numbers()
frame, variables = next(made)
made.close()
print(variables["local"], "local" in frame.f_locals)  # expect: 42 True
frame.clear()
print("local" in frame.f_locals)  # expect: False
