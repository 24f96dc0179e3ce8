# An object with the methods of the other protocol gets no other message.
class Plain:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class Async:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


async def enter(manager):
    async with manager:
        pass


def enter_plainly(manager):
    with manager:
        pass


for action in (lambda: enter_plainly(Async()), lambda: enter(Plain()).send(None)):
    try:
        action()
    except TypeError as error:
        print(error)
        # expect: 'Async' object does not support the context manager protocol (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?
        # expect: 'Plain' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
