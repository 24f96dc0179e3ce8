# Every exception class: how its arguments become attributes and text.
for kind in (BaseException, Exception, ValueError, KeyError, IndexError, LookupError, ArithmeticError, RuntimeError, NotImplementedError, RecursionError, AssertionError, EOFError, MemoryError, BufferError, ReferenceError, SystemError, TypeError, UnboundLocalError, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, Warning, UserWarning, DeprecationWarning, PythonFinalizationError):
    print(repr(kind()), repr(kind("a")), repr(kind("a", 2)), str(kind()) + "|" + str(kind("a")) + "|" + str(kind("a", 2)), kind(1).args, kind.__bases__[0].__name__)
print(str(KeyError("key")), str(KeyError("a", "b")), str(KeyError(1)), repr(StopIteration(5).value), StopIteration().value, StopIteration(1, 2).value, SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(ValueError, x=1)
attempt(StopIteration, x=1)
attempt(AttributeError, "m", name="n", obj=5)
attempt(AttributeError, "m", nope=5)
attempt(NameError, "m", name="n")
attempt(NameError, "m", nam="n")
attempt(ImportError, "m", name="n", path="p", name_from="f")
attempt(ImportError, "m", nope=1)
attempt(BaseException.__new__)
attempt(BaseException.__new__, int)
attempt(ValueError.__init__)
attempt(KeyboardInterrupt, 1)
error = ImportError("text", name="module", path="where", name_from="part")
print(error.name, error.path, error.msg, error.name_from, str(error), ImportError().msg, str(ImportError(1)), ImportError("a", "b").msg, ModuleNotFoundError("m", name="x").name)
error = AttributeError("text", name="attr", obj=[1])
print(error.name, error.obj, str(error), NameError("x", name="y").name, AttributeError().name)
