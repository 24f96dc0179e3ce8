import types


@types.coroutine
def tick():
    yield 'tick'


def plain():
    yield 1


async def coroutine():
    await tick()


def delegating():
    return (yield from map(str, [1, 2]))


def show(name, make):
    try:
        print(name, make())
    except BaseException as error:
        entries = []
        traceback = error.__traceback__
        while traceback:
            entries.append(traceback.tb_frame.f_code.co_name)
            traceback = traceback.tb_next
        print(name, repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__, entries[2:])


def in_handler(generator, error):
    try:
        raise KeyError('handled')
    except KeyError:
        return generator.throw(error)


for error in StopIteration, StopIteration(4), GeneratorExit(1), StopAsyncIteration(), ValueError('v'), 3, int:
    for make in plain, coroutine, delegating, lambda: (n for n in 'ab'):
        new, suspended, closed = make(), make(), make()
        suspended.send(None)
        closed.close()
        show('new', lambda: new.throw(error))
        show('suspended', lambda: suspended.throw(error))
        show('closed', lambda: closed.throw(error))
        for generator in new, suspended:
            generator.close()
            # expect: new StopIteration() None None False ['plain']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration() StopIteration() True []
            # expect: closed StopIteration() None None False []
            # expect: new StopIteration() None None False ['coroutine']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration() StopIteration() True ['coroutine']
            # expect: closed RuntimeError('cannot reuse already awaited coroutine') None None False []
            # expect: new StopIteration() None None False ['delegating']
            # expect: suspended StopIteration() None None False []
            # expect: closed StopIteration() None None False []
            # expect: new StopIteration() None None False ['<genexpr>']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration() StopIteration() True []
            # expect: closed StopIteration() None None False []
            # expect: new StopIteration(4) None None False ['plain']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration(4) StopIteration(4) True []
            # expect: closed StopIteration(4) None None False ['plain', 'show', '<lambda>', 'plain']
            # expect: new StopIteration(4) None None False ['coroutine', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration(4) StopIteration(4) True ['coroutine']
            # expect: closed RuntimeError('cannot reuse already awaited coroutine') None None False []
            # expect: new StopIteration(4) None None False ['delegating', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended StopIteration(4) None None False []
            # expect: closed StopIteration(4) None None False ['delegating', 'show', '<lambda>', 'delegating', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new StopIteration(4) None None False ['<genexpr>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended RuntimeError('generator raised StopIteration') StopIteration(4) StopIteration(4) True []
            # expect: closed StopIteration(4) None None False ['<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new GeneratorExit(1) None None False ['plain']
            # expect: suspended GeneratorExit(1) None None False ['plain', 'show', '<lambda>', 'plain']
            # expect: closed GeneratorExit(1) None None False ['show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new GeneratorExit(1) None None False ['coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended GeneratorExit(1) None None False ['coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed RuntimeError('cannot reuse already awaited coroutine') None None False []
            # expect: new GeneratorExit(1) None None False ['delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended GeneratorExit(1) None None False ['delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed GeneratorExit(1) None None False ['show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new GeneratorExit(1) None None False ['<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended GeneratorExit(1) None None False ['<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed GeneratorExit(1) None None False ['show', '<lambda>', '<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new StopAsyncIteration() None None False ['plain']
            # expect: suspended StopAsyncIteration() None None False ['plain', 'show', '<lambda>', 'plain']
            # expect: closed StopAsyncIteration() None None False ['show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new StopAsyncIteration() None None False ['coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended StopAsyncIteration() None None False ['coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed RuntimeError('cannot reuse already awaited coroutine') None None False []
            # expect: new StopAsyncIteration() None None False ['delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended StopAsyncIteration() None None False ['delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed StopAsyncIteration() None None False ['show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new StopAsyncIteration() None None False ['<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended StopAsyncIteration() None None False ['<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed StopAsyncIteration() None None False ['show', '<lambda>', '<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new ValueError('v') None None False ['plain']
            # expect: suspended ValueError('v') None None False ['plain', 'show', '<lambda>', 'plain']
            # expect: closed ValueError('v') None None False ['show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new ValueError('v') None None False ['coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended ValueError('v') None None False ['coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed RuntimeError('cannot reuse already awaited coroutine') None None False []
            # expect: new ValueError('v') None None False ['delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended ValueError('v') None None False ['delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed ValueError('v') None None False ['show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new ValueError('v') None None False ['<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: suspended ValueError('v') None None False ['<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: closed ValueError('v') None None False ['show', '<lambda>', '<genexpr>', 'show', '<lambda>', '<genexpr>', 'show', '<lambda>', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'delegating', 'show', '<lambda>', 'coroutine', 'tick', 'show', '<lambda>', 'coroutine', 'show', '<lambda>', 'show', '<lambda>', 'plain', 'show', '<lambda>', 'plain']
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False ['coroutine']
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not int') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False ['coroutine']
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: new TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: suspended TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
            # expect: closed TypeError('exceptions must be classes or instances deriving from BaseException, not type') None None False []
for make in plain, coroutine:
    new, suspended = make(), make()
    suspended.send(None)
    show('new', lambda: in_handler(new, StopIteration(1)))
    show('suspended', lambda: in_handler(suspended, StopIteration(2)))
    show('closed', lambda: in_handler(plain(), ValueError(3)))
    # expect: new StopIteration(1) None None False ['in_handler', 'plain']
    # expect: suspended RuntimeError('generator raised StopIteration') StopIteration(2) StopIteration(2) True ['in_handler']
    # expect: closed ValueError(3) None None False ['in_handler', 'plain']
    # expect: new StopIteration(1) None None False ['in_handler', 'coroutine']
    # expect: suspended RuntimeError('generator raised StopIteration') StopIteration(2) StopIteration(2) True ['in_handler', 'coroutine']
    # expect: closed ValueError(3) None None False ['in_handler', 'plain']
