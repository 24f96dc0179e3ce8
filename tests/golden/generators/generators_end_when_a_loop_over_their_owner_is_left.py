def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print('end of', name)


class Tree:
    def __iter__(self):
        yield from numbers('a generator method')


class Passes:
    def __iter__(self):
        return (n for n in numbers('a method that returns a generator'))


def passes(name):
    return numbers(name)


def through(name):
    return passes(name)


tree = Tree()
for number in tree:
    break  # expect: end of a generator method
print('after')  # expect: after
for number in Passes():
    break  # expect: end of a method that returns a generator
print('after')  # expect: after
print(1 in tree, any(tree))
# expect: end of a generator method
# expect: end of a generator method
# expect: True True
try:
    first, = tree  # expect: end of a generator method
except ValueError as error:
    print(error)  # expect: too many values to unpack (expected 1)
for number in through('two functions'):
    break  # expect: end of two functions
print('after')  # expect: after
for number in (lambda: passes('a lambda'))():
    break  # expect: end of a lambda
print(any(through('any')))
# expect: end of any
# expect: True


def outer():
    for one in numbers('outer loop'):
        for two in numbers('inner loop'):
            yield one, two


for pair in outer():
    break
    # expect: end of inner loop
    # expect: end of outer loop
print('without a handler the inner loop is the first to go')
# expect: without a handler the inner loop is the first to go


def careful():
    try:
        for one in numbers('outer loop'):
            for two in numbers('inner loop'):
                yield one, two
    finally:
        print('finally')


for pair in careful():
    break
    # expect: end of inner loop
    # expect: end of outer loop
    # expect: finally
half = careful()
next(half)
half.close()
# expect: end of inner loop
# expect: end of outer loop
# expect: finally
half.close()
