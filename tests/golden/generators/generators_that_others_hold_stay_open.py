import gc
import itertools
import sys


def numbers(name, count=4):
    try:
        for number in range(count):
            yield number
    finally:
        if not over:
            print('end of', name)


kept = []
over = False


def keeper(function):
    def wrapper(*arguments):
        kept.append(function(*arguments))
        return kept[-1]
    return wrapper


kept_numbers = keeper(numbers)
for number in kept_numbers('decorator'):
    break
print(any(kept_numbers('decorator, any')), 2 in kept_numbers('decorator, in'))  # expect: True True
first, *rest = zip(kept_numbers('decorator, zip'), [1])
print([next(generator, 'over') for generator in kept])  # expect: [1, 2, 3, 2]


def default(generator=numbers('default')):
    return generator


for number in default():
    break
print(next(default()), next(iter(default())))  # expect: 1 2


class Holder:
    def __init__(self):
        self.numbers = numbers('attribute')

    def __iter__(self):
        return self.numbers


holder = Holder()
for number in holder:
    break
print(1 in holder, next(holder.numbers))  # expect: True 2


def cells():
    generator = numbers('cell')
    for number in generator:
        break
    return lambda: next(generator)


step = cells()
print(step())  # expect: 1


def itself():
    me = yield 'started'
    while True:
        me = yield me


selfish = itself()
next(selfish)
selfish.send(selfish)
for me in selfish:
    break
print(next(selfish) is None)  # expect: True

for number in (named := numbers('walrus')):
    break
print(next(named))  # expect: 1
stored = []
any_then_stored = [stored.append, any]
for function, make in (stored.append, lambda: numbers('stored')), (any, lambda: stored[0]):
    print(function(make()))
    # expect: None
    # expect: True
print(next(stored[0]))  # expect: 2


def any(argument):
    stored.append(argument)


any(numbers('a function named any'))
print(next(stored[1]))  # expect: 0
print(next(iter(()), numbers('a default that next gives back')).__name__)  # expect: numbers
for key, group in itertools.groupby(numbers('group')):
    break
print(list(group))  # expect: [0]
one, two = itertools.tee(numbers('tee'))
print(next(one), next(two))  # expect: 0 0

found = []


def look():
    found.extend(o for o in gc.get_objects() if type(o) is type(numbers('')) and o.__name__ == 'seen')


def seen():
    yield 'first'
    yield 'second'


for item in seen():
    look()
    break
print(next(found[0]))  # expect: second


def dot_zero(depth):
    found.append(sys._getframe(depth).f_locals['.0'])
    return True


for item in (n for n in numbers('.0') if dot_zero(1)):
    break
print(next(found[-1]))  # expect: 1


def delegates():
    yield from zip(numbers('gi_yieldfrom'), 'ab')


delegating = delegates()
next(delegating)
delegate = delegating.gi_yieldfrom
delegating.close()
print(next(delegate))  # expect: (1, 'b')
over = True
