# ExceptionGroup and BaseExceptionGroup check what they hold.
def attempt(kind, *args, **kwargs):
    try:
        group = kind(*args, **kwargs)
        print(repr(group), str(group), group.message, group.exceptions, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(ExceptionGroup, "m", [ValueError(1), TypeError(2)])
attempt(ExceptionGroup, "m", (ValueError(1),))
attempt(BaseExceptionGroup, "m", [ValueError(1)])
attempt(BaseExceptionGroup, "m", [KeyboardInterrupt()])
attempt(ExceptionGroup, "m", [KeyboardInterrupt()])
attempt(ExceptionGroup, "m", [])
attempt(ExceptionGroup, "m", [5])
attempt(ExceptionGroup, "m", [ValueError])
attempt(ExceptionGroup, "m", ValueError())
attempt(ExceptionGroup, "m", {ValueError(): 1})
attempt(ExceptionGroup, 5, [ValueError()])
attempt(ExceptionGroup, "m")
attempt(ExceptionGroup)
attempt(ExceptionGroup, "m", [ValueError()], 3)
attempt(ExceptionGroup, "m", [ExceptionGroup("inner", [OSError("o")]), KeyError("k")])
class Own(ExceptionGroup):
    def derive(self, excs):
        return Own(self.message + "!", excs)

attempt(Own, "own", [ValueError()])
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, Own.__mro__[1:5], ExceptionGroup[int], issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
class Narrow(BaseExceptionGroup, ValueError):
    pass

attempt(Narrow, "n", [KeyboardInterrupt()])
group = ExceptionGroup("m", [ValueError(1)])
for name in ("message", "exceptions"):
    try:
        setattr(group, name, "x")
    except AttributeError as error:
        print(error)
items = [ValueError(1)]
group = ExceptionGroup("m", items)
items.append(TypeError())
print(group.exceptions, group.args)
