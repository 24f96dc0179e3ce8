# An exception that leaves a delegate after a throw gets the context of the one that delegates; after a send it keeps its own.


class Own(Exception):
    pass


def chain(error):
    shown = []
    while error is not None:
        shown.append(repr(error))
        error = error.__context__
    return " <- ".join(shown)


def catches():
    try:
        yield
    except KeyError:
        raise Own(1)


def passes():
    yield


def catches_and_goes_on():
    try:
        yield
    except KeyError:
        yield
        raise Own(2)


def raises_later():
    try:
        yield
    except KeyError:
        yield
    raise Own(3)


def without_a_context():
    try:
        yield
    except KeyError:
        error = Own(4)
        try:
            raise error
        finally:
            error.__context__ = None


def delegates(inner):
    try:
        raise IndexError
    except IndexError:
        yield from inner()


class Awaitable:
    def __init__(self, inner):
        self.inner = inner

    def __await__(self):
        return delegates(self.inner)


async def awaits(inner):
    await Awaitable(inner)


for inner in catches, passes, catches_and_goes_on, raises_later, without_a_context:
    for outer in delegates, awaits:
        steps = outer(inner)
        steps.send(None)
        try:
            steps.throw(KeyError)
            steps.send(None)
        except Exception as error:
            print(inner.__name__, outer.__name__, chain(error))


def cut(number):
    error = Own(number)
    try:
        raise error
    finally:
        error.__context__ = None


async def coroutine():
    cut(5)


class Manager:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *details):
        cut(6)


async def main():
    try:
        try:
            raise IndexError
        except IndexError:
            await coroutine()
    except Own as error:
        print(chain(error))
    try:
        async with Manager():
            raise IndexError
    except Own as error:
        print(chain(error))


try:
    main().send(None)
except StopIteration:
    print("done")
# expect: catches delegates Own(1) <- IndexError()
# expect: catches awaits Own(1) <- IndexError()
# expect: passes delegates KeyError() <- IndexError()
# expect: passes awaits KeyError() <- IndexError()
# expect: catches_and_goes_on delegates Own(2) <- KeyError()
# expect: catches_and_goes_on awaits Own(2) <- KeyError()
# expect: raises_later delegates Own(3) <- IndexError()
# expect: raises_later awaits Own(3) <- IndexError()
# expect: without_a_context delegates Own(4) <- IndexError()
# expect: without_a_context awaits Own(4) <- IndexError()
# expect: Own(5)
# expect: Own(6)
# expect: done
