# sys.set_asyncgen_hooks: who is told of asynchronous generators that begin.
import sys

begun = []
sys.set_asyncgen_hooks(firstiter=lambda generator: begun.append(generator.__name__))


async def one():
    yield 1


def drive(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value


first, second = one(), one()
print(drive(first.asend(None)), drive(second.aclose()), begun)  # expect: 1 None ['one', 'one']
hooks = sys.get_asyncgen_hooks()
print(hooks.finalizer, hooks.firstiter.__name__, hooks[1])  # expect: None <lambda> None
for wrong in ({"firstiter": 3}, {"finalizer": "x"}):
    try:
        sys.set_asyncgen_hooks(**wrong)
    except TypeError as error:
        print(error)
        # expect: callable firstiter expected, got int
        # expect: callable finalizer expected, got str
sys.set_asyncgen_hooks(None)
third = one()
print(drive(anext(third)), begun, sys.get_asyncgen_hooks())
# expect: 1 ['one', 'one'] asyncgen_hooks(firstiter=None, finalizer=None)
