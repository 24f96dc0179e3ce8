def lines(code):
    last, found = -2, []
    for _, _, line in code.co_lines():
        if line is not None and line != last:
            found.append(line - code.co_firstlineno)
            last = line
    return found


def load():
    return (
        o.
        a
    )


async def loop():
    async for i in x:
        body


def one(): return a


def outer(a,
          b):
    def inner():
        pass
    return inner


for function in (load, loop, one, outer, outer(1, 2), lambda: (
        1)):
    print(function.__name__, lines(function.__code__))
    # expect: load [0, 2, 3, 1]
    # expect: loop [0, 1, 2, 1]
    # expect: one [0]
    # expect: outer [0, 2, 4]
    # expect: inner [0, 1]
    # expect: <lambda> [0, 1]
print(lines(compile('a\nb\n', 'f', 'exec')), lines(compile('\n\n\na', 'f', 'exec')))  # expect: [-1, 0, 1] [-1, 3]
