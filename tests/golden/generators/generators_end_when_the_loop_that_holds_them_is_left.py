def numbers(name, count=3):
    try:
        for number in range(count):
            yield number
    finally:
        print('end of', name)


def by_break():
    for number in numbers('break'):
        if number:
            break
    print('after the loop')


def by_return():
    for number in numbers('return'):
        return print('the value comes first') or number


def by_exception():
    try:
        for number in numbers('exception'):
            raise ValueError(number)
    except ValueError as error:
        print('handler', error, error.__context__)


def nested():
    try:
        for number in numbers('outer'):
            try:
                for other in numbers('inner'):
                    raise KeyError(other)
            finally:
                print('finally')
    except KeyError:
        print('handler')


def both():
    for number in numbers('outer'):
        for other in (n for n in numbers('inner')):
            try:
                if other:
                    return print('value') or (number, other)
            finally:
                print('finally', other)


by_break()
# expect: end of break
# expect: after the loop
print(by_return())
# expect: the value comes first
# expect: end of return
# expect: 0
by_exception()
# expect: end of exception
# expect: handler 0 None
nested()
# expect: end of inner
# expect: finally
# expect: end of outer
# expect: handler
print(both())
# expect: finally 0
# expect: value
# expect: finally 1
# expect: end of inner
# expect: end of outer
# expect: (0, 1)
for number in numbers('exhausted'):
    continue
else:
    print('else')
    # expect: end of exhausted
    # expect: else
for number in (n for n in numbers('genexpr')):
    break  # expect: end of genexpr
print([10 // n for n in numbers('comprehension') if n])
# expect: end of comprehension
# expect: [10, 5]
try:
    {10 // n for n in numbers('raises')}  # expect: end of raises
except ZeroDivisionError as error:
    print(error)  # expect: division by zero
