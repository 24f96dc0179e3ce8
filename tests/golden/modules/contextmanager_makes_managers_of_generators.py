# The code before `yield` enters, the code after it leaves; exceptions arrive at the yield.
from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print(f"</{name}>")


with tag("a") as outer, tag("b") as inner:
    print(outer, inner)
    # expect: <a>
    # expect: <b>
    # expect: A B
    # expect: </b>
    # expect: </a>
with tag("c"):
    raise ValueError("in the body")
    # expect: <c>
    # expect: swallowed in the body
    # expect: </c>
try:
    with tag("d"):
        raise KeyError("other")
except KeyError as error:
    print("came through", error)
    # expect: <d>
    # expect: </d>
    # expect: came through 'other'


@tag("decorated")
def work(x):
    return x + 1


print(work(1), work(2), work.__name__)
# expect: <decorated>
# expect: </decorated>
# expect: <decorated>
# expect: </decorated>
# expect: 2 3 work


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for broken in (twice, never):
    try:
        with broken():
            print("inside")  # expect: inside
    except RuntimeError as error:
        print(error)
        # expect: generator didn't stop
        # expect: generator didn't yield
manager = tag("once")
with manager:
    pass
    # expect: <once>
    # expect: </once>
try:
    with manager:
        pass
except AttributeError as error:
    print(error)  # expect: '_GeneratorContextManager' object has no attribute 'args'
except RuntimeError as error:
    print(error)
try:
    with tag("stop"):
        raise StopIteration("kept")
except StopIteration as error:
    print("stop", error)
    # expect: <stop>
    # expect: </stop>
    # expect: stop kept
