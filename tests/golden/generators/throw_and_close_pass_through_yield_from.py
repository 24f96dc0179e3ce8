# `throw` and `close` reach the inner iterator of a `yield from`, if it has such a method.
def inner():
    while True:
        try:
            got = yield "inner"
            print("got", got)
        except ValueError as error:
            print("inner caught", error)
            return "handed up"
        finally:
            print("inner done")


def outer(source):
    result = yield from source
    print("result", result)
    yield "after"


generator = outer(inner())
print(next(generator), generator.send(5), generator.gi_yieldfrom.gi_frame.f_lineno)
# expect: got 5
# expect: inner done
# expect: inner inner 5
print(generator.throw(ValueError("v")), generator.gi_yieldfrom)
# expect: inner caught v
# expect: inner done
# expect: result handed up
# expect: after None
generator.close()
generator = outer(inner())
next(generator)
generator.close()  # expect: inner done
print(generator.gi_frame, generator.gi_running, generator.gi_suspended)  # expect: None False False


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


generator = outer(Plain())
next(generator)
for action in (lambda: generator.send(3), lambda: next(generator)):
    try:
        action()
    except (AttributeError, StopIteration) as error:
        print(repr(error))
        # expect: AttributeError("'Plain' object has no attribute 'send'")
        # expect: StopIteration()
generator = outer(Plain())
next(generator)
try:
    generator.throw(KeyError("k"))
except KeyError as error:
    print(repr(error))  # expect: KeyError('k')


class Stubborn(Plain):
    def close(self):
        print("close called")
        raise OSError("will not close")

    def throw(self, *args):
        print("throw", args)
        raise StopIteration("thrown value")


generator = outer(Stubborn())
next(generator)
print(generator.throw(KeyError("k")))
# expect: throw (KeyError('k'),)
# expect: result thrown value
# expect: after
generator = outer(Stubborn())
next(generator)
try:
    generator.close()  # expect: close called
except OSError as error:
    print(error, repr(error.__context__))  # expect: will not close None
