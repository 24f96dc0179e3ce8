# What happens when a manager lacks a method.
class OnlyEnter:
    def __enter__(self):
        return self

class OnlyExit:
    def __exit__(self, *details):
        pass

for manager in (3, OnlyEnter(), OnlyExit()):
    try:
        with manager:
            print("not reached")
    except TypeError as error:
        print(error)
        # expect: 'int' object does not support the context manager protocol (missed __exit__ method)
        # expect: 'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)
        # expect: 'OnlyExit' object does not support the context manager protocol (missed __enter__ method)
