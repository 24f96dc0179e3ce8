import sys


def numbers(effect):
    try:
        yield 1
        yield 2
    finally:
        print('ends with', repr(sys.exception()), 'in', repr(sys.exception().__context__))
        effect()


def fail():
    raise KeyError('in finally')


unraisable = []
sys.unraisablehook = lambda info: unraisable.append(repr(info.exc_value))


def loop(effect):
    try:
        for number in numbers(effect):
            raise ValueError(number)
    except ValueError as error:
        print('caught', repr(error), repr(error.__context__))


loop(print)
# expect: ends with GeneratorExit() in None
# expect:
# expect: caught ValueError(1) None
loop(fail)
# expect: ends with GeneratorExit() in None
# expect: caught ValueError(1) None
for number in numbers(fail):
    break  # expect: ends with GeneratorExit() in None
print(unraisable)  # expect: ["KeyError('in finally')", "KeyError('in finally')"]


def handling():
    try:
        raise TypeError('outer')
    except TypeError:
        for number in numbers(print):
            break
        print('still', repr(sys.exception()))


handling()
# expect: ends with GeneratorExit() in TypeError('outer')
# expect:
# expect: still TypeError('outer')


def refuses():
    try:
        yield 1
    finally:
        yield 2


for number in refuses():
    break
print(unraisable.pop())  # expect: RuntimeError('generator ignored GeneratorExit')


def swallows():
    try:
        yield 1
    except GeneratorExit:
        print('swallowed')


for number in swallows():
    break  # expect: swallowed
print('after')  # expect: after
