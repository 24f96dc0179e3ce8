# Functions that a program gives to atexit run at its end, the last one first.
import atexit


def show(*args, **kwargs):
    print(args, kwargs)
    if args == (2,):
        atexit.register(show, "made at the end")


print(atexit.register(show, 1, k="v") is show, atexit._ncallbacks())  # expect: True 1
atexit.register(show, 2)
atexit.register(print, "taken back")
atexit.unregister(print)
try:
    atexit.register(3)
except TypeError as error:
    print(error)  # expect: the first argument must be callable
# expect: (2,) {}
# expect: (1,) {'k': 'v'}
