import types


@types.coroutine
def tick():
    return (yield 'tick')


async def numbers(name):
    try:
        for number in range(3):
            await tick()
            yield number
    finally:
        print('end of', name)


class Rows:
    async def __aiter__(self):
        try:
            yield 1
            yield 2
        finally:
            print('end of rows')


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def by_break():
    async for number in numbers('break'):
        break
    print('after')
    async for row in Rows():
        break
    print('after')
    async for number in (n async for n in numbers('generator expression')):
        break
    print('after')


async def by_return():
    async for number in numbers('return'):
        return print('value') or number


async def by_exception():
    try:
        async for number in numbers('exception'):
            raise ValueError(number)
    except ValueError as error:
        print('handler', error)
    try:
        print([1 // n async for n in numbers('comprehension')])
    except ZeroDivisionError as error:
        print(error)


async def named():
    rows = numbers('a name')
    async for number in rows:
        break
    print(await anext(rows))
    await rows.aclose()


run(by_break())
# expect: end of break
# expect: after
# expect: end of rows
# expect: after
# expect: end of generator expression
# expect: after
print(run(by_return()))
# expect: value
# expect: end of return
# expect: 0
run(by_exception())
# expect: end of exception
# expect: handler 0
# expect: end of comprehension
# expect: division by zero
run(named())
# expect: 1
# expect: end of a name
