# ExceptionGroup and BaseExceptionGroup check what they hold.
def attempt(kind, *args, **kwargs):
    try:
        group = kind(*args, **kwargs)
        print(repr(group), str(group), group.message, group.exceptions, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(ExceptionGroup, "m", [ValueError(1), TypeError(2)])
# expect: ExceptionGroup('m', [ValueError(1), TypeError(2)]) | m (2 sub-exceptions) | m | (ValueError(1), TypeError(2))
attempt(ExceptionGroup, "m", (ValueError(1),))
# expect: ExceptionGroup('m', (ValueError(1),)) | m (1 sub-exception) | m | (ValueError(1),)
attempt(BaseExceptionGroup, "m", [ValueError(1)])
# expect: ExceptionGroup('m', [ValueError(1)]) | m (1 sub-exception) | m | (ValueError(1),)
attempt(BaseExceptionGroup, "m", [KeyboardInterrupt()])
# expect: BaseExceptionGroup('m', [KeyboardInterrupt()]) | m (1 sub-exception) | m | (KeyboardInterrupt(),)
attempt(ExceptionGroup, "m", [KeyboardInterrupt()])
# expect: TypeError: Cannot nest BaseExceptions in an ExceptionGroup
attempt(ExceptionGroup, "m", [])  # expect: ValueError: second argument (exceptions) must be a non-empty sequence
attempt(ExceptionGroup, "m", [5])  # expect: ValueError: Item 0 of second argument (exceptions) is not an exception
attempt(ExceptionGroup, "m", [ValueError])
# expect: ValueError: Item 0 of second argument (exceptions) is not an exception
attempt(ExceptionGroup, "m", ValueError())  # expect: TypeError: second argument (exceptions) must be a sequence
attempt(ExceptionGroup, "m", {ValueError(): 1})  # expect: TypeError: second argument (exceptions) must be a sequence
attempt(ExceptionGroup, 5, [ValueError()])
# expect: TypeError: BaseExceptionGroup.__new__() argument 1 must be str, not int
attempt(ExceptionGroup, "m")  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
attempt(ExceptionGroup)  # expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
attempt(ExceptionGroup, "m", [ValueError()], 3)
# expect: TypeError: BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
attempt(ExceptionGroup, "m", [ExceptionGroup("inner", [OSError("o")]), KeyError("k")])
# expect: ExceptionGroup('m', [ExceptionGroup('inner', [OSError('o')]), KeyError('k')]) | m (2 sub-exceptions) | m | (ExceptionGroup('inner', [OSError('o')]), KeyError('k'))
class Own(ExceptionGroup):
    def derive(self, excs):
        return Own(self.message + "!", excs)

attempt(Own, "own", [ValueError()])
# expect: Own('own', [ValueError()]) | own (1 sub-exception) | own | (ValueError(),)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, Own.__mro__[1:5], ExceptionGroup[int], issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
# expect: ExceptionGroup (<class 'ExceptionGroup'>, <class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'BaseException'>) ExceptionGroup[int] True False
class Narrow(BaseExceptionGroup, ValueError):
    pass

attempt(Narrow, "n", [KeyboardInterrupt()])  # expect: TypeError: Cannot nest BaseExceptions in 'Narrow'
group = ExceptionGroup("m", [ValueError(1)])
for name in ("message", "exceptions"):
    try:
        setattr(group, name, "x")
    except AttributeError as error:
        print(error)
        # expect: readonly attribute
        # expect: readonly attribute
items = [ValueError(1)]
group = ExceptionGroup("m", items)
items.append(TypeError())
print(group.exceptions, group.args)  # expect: (ValueError(1),) ('m', [ValueError(1), TypeError()])
