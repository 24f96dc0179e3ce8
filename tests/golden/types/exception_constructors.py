# Every exception class: how its arguments become attributes and text.
for kind in (BaseException, Exception, ValueError, KeyError, IndexError, LookupError, ArithmeticError, RuntimeError, NotImplementedError, RecursionError, AssertionError, EOFError, MemoryError, BufferError, ReferenceError, SystemError, TypeError, UnboundLocalError, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, Warning, UserWarning, DeprecationWarning, PythonFinalizationError):
    print(repr(kind()), repr(kind("a")), repr(kind("a", 2)), str(kind()) + "|" + str(kind("a")) + "|" + str(kind("a", 2)), kind(1).args, kind.__bases__[0].__name__)
    # expect: BaseException() BaseException('a') BaseException('a', 2) |a|('a', 2) (1,) object
    # expect: Exception() Exception('a') Exception('a', 2) |a|('a', 2) (1,) BaseException
    # expect: ValueError() ValueError('a') ValueError('a', 2) |a|('a', 2) (1,) Exception
    # expect: KeyError() KeyError('a') KeyError('a', 2) |'a'|('a', 2) (1,) LookupError
    # expect: IndexError() IndexError('a') IndexError('a', 2) |a|('a', 2) (1,) LookupError
    # expect: LookupError() LookupError('a') LookupError('a', 2) |a|('a', 2) (1,) Exception
    # expect: ArithmeticError() ArithmeticError('a') ArithmeticError('a', 2) |a|('a', 2) (1,) Exception
    # expect: RuntimeError() RuntimeError('a') RuntimeError('a', 2) |a|('a', 2) (1,) Exception
    # expect: NotImplementedError() NotImplementedError('a') NotImplementedError('a', 2) |a|('a', 2) (1,) RuntimeError
    # expect: RecursionError() RecursionError('a') RecursionError('a', 2) |a|('a', 2) (1,) RuntimeError
    # expect: AssertionError() AssertionError('a') AssertionError('a', 2) |a|('a', 2) (1,) Exception
    # expect: EOFError() EOFError('a') EOFError('a', 2) |a|('a', 2) (1,) Exception
    # expect: MemoryError() MemoryError('a') MemoryError('a', 2) |a|('a', 2) (1,) Exception
    # expect: BufferError() BufferError('a') BufferError('a', 2) |a|('a', 2) (1,) Exception
    # expect: ReferenceError() ReferenceError('a') ReferenceError('a', 2) |a|('a', 2) (1,) Exception
    # expect: SystemError() SystemError('a') SystemError('a', 2) |a|('a', 2) (1,) Exception
    # expect: TypeError() TypeError('a') TypeError('a', 2) |a|('a', 2) (1,) Exception
    # expect: UnboundLocalError() UnboundLocalError('a') UnboundLocalError('a', 2) |a|('a', 2) (1,) NameError
    # expect: StopAsyncIteration() StopAsyncIteration('a') StopAsyncIteration('a', 2) |a|('a', 2) (1,) Exception
    # expect: GeneratorExit() GeneratorExit('a') GeneratorExit('a', 2) |a|('a', 2) (1,) BaseException
    # expect: KeyboardInterrupt() KeyboardInterrupt('a') KeyboardInterrupt('a', 2) |a|('a', 2) (1,) BaseException
    # expect: Warning() Warning('a') Warning('a', 2) |a|('a', 2) (1,) Exception
    # expect: UserWarning() UserWarning('a') UserWarning('a', 2) |a|('a', 2) (1,) Warning
    # expect: DeprecationWarning() DeprecationWarning('a') DeprecationWarning('a', 2) |a|('a', 2) (1,) Warning
    # expect: PythonFinalizationError() PythonFinalizationError('a') PythonFinalizationError('a', 2) |a|('a', 2) (1,) RuntimeError
print(str(KeyError("key")), str(KeyError("a", "b")), str(KeyError(1)), repr(StopIteration(5).value), StopIteration().value, StopIteration(1, 2).value, SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
# expect: 'key' ('a', 'b') 1 5 None 1 None 3 (1, 2)
def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(ValueError, x=1)  # expect: TypeError: ValueError() takes no keyword arguments
attempt(StopIteration, x=1)  # expect: TypeError: StopIteration() takes no keyword arguments
attempt(AttributeError, "m", name="n", obj=5)  # expect: AttributeError('m')
attempt(AttributeError, "m", nope=5)  # expect: TypeError: AttributeError() got an unexpected keyword argument 'nope'
attempt(NameError, "m", name="n")  # expect: NameError('m')
attempt(NameError, "m", nam="n")
# expect: TypeError: NameError() got an unexpected keyword argument 'nam'. Did you mean 'name'?
attempt(ImportError, "m", name="n", path="p", name_from="f")  # expect: ImportError('m')
attempt(ImportError, "m", nope=1)  # expect: TypeError: ImportError() got an unexpected keyword argument 'nope'
attempt(BaseException.__new__)  # expect: TypeError: BaseException.__new__(): not enough arguments
attempt(BaseException.__new__, int)
# expect: TypeError: BaseException.__new__(int): int is not a subtype of BaseException
attempt(KeyboardInterrupt, 1)  # expect: KeyboardInterrupt(1)
error = ImportError("text", name="module", path="where", name_from="part")
print(error.name, error.path, error.msg, error.name_from, str(error), ImportError().msg, str(ImportError(1)), ImportError("a", "b").msg, ModuleNotFoundError("m", name="x").name)
# expect: module where text part text None 1 None x
error = AttributeError("text", name="attr", obj=[1])
print(error.name, error.obj, str(error), NameError("x", name="y").name, AttributeError().name)
# expect: attr [1] text y None
