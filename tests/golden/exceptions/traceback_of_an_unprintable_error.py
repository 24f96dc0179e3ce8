# An exception whose `__str__` fails still prints.
class Silent(Exception):
    def __str__(self):
        raise RuntimeError("no words")

raise Silent("x")
# expect error: Silent: <exception str() failed>
