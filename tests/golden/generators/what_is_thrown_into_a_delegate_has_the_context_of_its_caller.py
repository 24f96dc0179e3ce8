def inner():
    yield


def outer():
    try:
        raise KeyError("handled")
    except KeyError:
        yield from inner()


for middle in outer, lambda: (yield from outer()):
    generator = middle()
    next(generator)
    try:
        generator.throw(ValueError("thrown"))
    except ValueError as error:
        print(repr(error.__context__))
        # expect: KeyError('handled')
        # expect: KeyError('handled')
