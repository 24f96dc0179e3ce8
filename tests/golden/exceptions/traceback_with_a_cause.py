# An explicit cause is printed first, with its own traceback.
def parse(text):
    return int(text)

def load(text):
    try:
        return parse(text)
    except ValueError as error:
        raise RuntimeError("cannot load") from error
        # expect error: RuntimeError: cannot load

load("x1")
