import inspect


def where():
    info = inspect.getframeinfo(inspect.currentframe(), context=3)
    return info.function, info.index, info.code_context


def caller():
    return [(frame.function, frame.code_context, frame.index) for frame in inspect.stack()[:2]]


def fail(x):
    return x.missing + 1


def with_args(a, *b, **c):
    return inspect.getargvalues(inspect.currentframe())


print(where())
# expect: ('where', 1, ['def where():\n', '    info = inspect.getframeinfo(inspect.currentframe(), context=3)\n', '    return info.function, info.index, info.code_context\n'])
print(caller())
# expect: [('caller', ['    return [(frame.function, frame.code_context, frame.index) for frame in inspect.stack()[:2]]\n'], 0), ('<module>', ['print(caller())\n'], 0)]
try:
    fail(1)
except AttributeError:
    for info in inspect.trace():
        print(info.function, info.code_context, info.positions[2:], info.lineno == info.positions.lineno)
        # expect: <module> ['    fail(1)\n'] (4, 11) True
        # expect: fail ['    return x.missing + 1\n'] (11, 20) True
    print(info.lineno - info.frame.f_code.co_firstlineno, len(info), info._fields)
    # expect: 1 6 ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')
values = with_args(1, 2, x=3)
print(values, inspect.formatargvalues(*values))
# expect: ArgInfo(args=['a'], varargs='b', keywords='c', locals={'a': 1, 'b': (2,), 'c': {'x': 3}}) (a=1, *b=(2,), **c={'x': 3})
