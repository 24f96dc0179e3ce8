# The context of a thrown exception is what the generator handles, not what its caller does.
def handling():
    try:
        raise KeyError("own")
    except KeyError:
        yield


def idle():
    yield


for make in handling, idle:
    gen = make()
    next(gen)
    try:
        raise OSError("caller's")
    except OSError:
        try:
            gen.throw(ValueError)
        except ValueError as error:
            print(make.__name__, repr(error.__context__))
# expect: handling KeyError('own')
# expect: idle None
