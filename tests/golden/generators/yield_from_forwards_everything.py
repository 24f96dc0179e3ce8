# yield from forwards send/throw/close and evaluates to StopIteration.value.
def i():
    got = yield 1
    return got * 2
def o(): print((yield from i()))
x = o(); next(x)
try: x.send(21)  # expect: 42
except StopIteration: pass
