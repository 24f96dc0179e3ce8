# An exception has its dict from the first use on, and then it is a part of what `__reduce__` gives, also an empty one.
import copy

MAKERS = [
    lambda: ValueError(1), lambda: SystemExit(3), lambda: KeyError("k"), lambda: OSError(2, "no"),
    lambda: ImportError("m"), lambda: ImportError("m", name="n"), lambda: AttributeError("m", name="n", obj=3),
    lambda: NameError("m", name="n"), lambda: StopIteration(1), lambda: ExceptionGroup("g", [ValueError(1)]),
]


def set_and_delete(error):
    error.x = 1
    del error.x


def delete(error):
    try:
        del error.x
    except AttributeError as problem:
        print(problem)


def look(error):
    return hasattr(error, "x"), dir(error)


for make in MAKERS:
    print(make().__reduce__(), copy.copy(make()).__reduce__())
    for use in (set_and_delete, delete, look, vars, lambda error: error.__setstate__({}), lambda error: error.__dict__):
        error = make()
        use(error)
        print(error.__reduce__())
        # expect: (<class 'ValueError'>, (1,)) (<class 'ValueError'>, (1,))
        # expect: (<class 'ValueError'>, (1,), {})
        # expect: 'ValueError' object has no attribute 'x'
        # expect: (<class 'ValueError'>, (1,), {})
        # expect: (<class 'ValueError'>, (1,), {})
        # expect: (<class 'ValueError'>, (1,), {})
        # expect: (<class 'ValueError'>, (1,))
        # expect: (<class 'ValueError'>, (1,), {})
        # expect: (<class 'SystemExit'>, (3,)) (<class 'SystemExit'>, (3,))
        # expect: (<class 'SystemExit'>, (3,), {})
        # expect: 'SystemExit' object has no attribute 'x'
        # expect: (<class 'SystemExit'>, (3,), {})
        # expect: (<class 'SystemExit'>, (3,), {})
        # expect: (<class 'SystemExit'>, (3,), {})
        # expect: (<class 'SystemExit'>, (3,))
        # expect: (<class 'SystemExit'>, (3,), {})
        # expect: (<class 'KeyError'>, ('k',)) (<class 'KeyError'>, ('k',))
        # expect: (<class 'KeyError'>, ('k',), {})
        # expect: 'KeyError' object has no attribute 'x'
        # expect: (<class 'KeyError'>, ('k',), {})
        # expect: (<class 'KeyError'>, ('k',), {})
        # expect: (<class 'KeyError'>, ('k',), {})
        # expect: (<class 'KeyError'>, ('k',))
        # expect: (<class 'KeyError'>, ('k',), {})
        # expect: (<class 'FileNotFoundError'>, (2, 'no')) (<class 'FileNotFoundError'>, (2, 'no'))
        # expect: (<class 'FileNotFoundError'>, (2, 'no'), {})
        # expect: 'FileNotFoundError' object has no attribute 'x'
        # expect: (<class 'FileNotFoundError'>, (2, 'no'), {})
        # expect: (<class 'FileNotFoundError'>, (2, 'no'), {})
        # expect: (<class 'FileNotFoundError'>, (2, 'no'), {})
        # expect: (<class 'FileNotFoundError'>, (2, 'no'))
        # expect: (<class 'FileNotFoundError'>, (2, 'no'), {})
        # expect: (<class 'ImportError'>, ('m',)) (<class 'ImportError'>, ('m',))
        # expect: (<class 'ImportError'>, ('m',), {})
        # expect: 'ImportError' object has no attribute 'x'
        # expect: (<class 'ImportError'>, ('m',), {})
        # expect: (<class 'ImportError'>, ('m',), {})
        # expect: (<class 'ImportError'>, ('m',), {})
        # expect: (<class 'ImportError'>, ('m',))
        # expect: (<class 'ImportError'>, ('m',), {})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'}) (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: 'ImportError' object has no attribute 'x'
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'ImportError'>, ('m',), {'name': 'n'})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)}) (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: 'AttributeError' object has no attribute 'x'
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)})
        # expect: (<class 'NameError'>, ('m',)) (<class 'NameError'>, ('m',))
        # expect: (<class 'NameError'>, ('m',), {})
        # expect: 'NameError' object has no attribute 'x'
        # expect: (<class 'NameError'>, ('m',), {})
        # expect: (<class 'NameError'>, ('m',), {})
        # expect: (<class 'NameError'>, ('m',), {})
        # expect: (<class 'NameError'>, ('m',))
        # expect: (<class 'NameError'>, ('m',), {})
        # expect: (<class 'StopIteration'>, (1,)) (<class 'StopIteration'>, (1,))
        # expect: (<class 'StopIteration'>, (1,), {})
        # expect: 'StopIteration' object has no attribute 'x'
        # expect: (<class 'StopIteration'>, (1,), {})
        # expect: (<class 'StopIteration'>, (1,), {})
        # expect: (<class 'StopIteration'>, (1,), {})
        # expect: (<class 'StopIteration'>, (1,))
        # expect: (<class 'StopIteration'>, (1,), {})
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)])) (<class 'ExceptionGroup'>, ('g', [ValueError(1)]))
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]), {})
        # expect: 'ExceptionGroup' object has no attribute 'x'
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]), {})
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]), {})
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]), {})
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]))
        # expect: (<class 'ExceptionGroup'>, ('g', [ValueError(1)]), {})
