# Every exception class, called with none, one and two arguments, and raised without a call.
import builtins


def fields(error):
    names = ("args", "code", "value", "name", "obj", "path", "msg", "errno", "strerror", "filename")
    return {name: getattr(error, name) for name in names if hasattr(error, name)}


classes = [
    value
    for name, value in sorted(vars(builtins).items())
    if isinstance(value, type) and issubclass(value, BaseException) and value.__name__ == name
]
for cls in classes:
    for arguments in ((), ("a",), ("a", "b"), (1, [2], None)):
        try:
            error = cls(*arguments)
        except (TypeError, ValueError) as reason:
            print(cls.__name__, arguments, "->", reason)
            continue
        print(repr(error), type(error) is cls, fields(error), repr(str(error)))
        assert error.__cause__ is error.__context__ is error.__traceback__ is None
    try:
        raise cls
    except TypeError as reason:
        print("raise", cls.__name__, "->", repr(reason))
    except BaseException as raised:
        print("raise", repr(raised), raised.args, raised.__traceback__ is not None)
        # expect: ArithmeticError() True {'args': ()} ''
        # expect: ArithmeticError('a') True {'args': ('a',)} 'a'
        # expect: ArithmeticError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ArithmeticError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ArithmeticError() () True
        # expect: AssertionError() True {'args': ()} ''
        # expect: AssertionError('a') True {'args': ('a',)} 'a'
        # expect: AssertionError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: AssertionError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise AssertionError() () True
        # expect: AttributeError() True {'args': (), 'name': None, 'obj': None} ''
        # expect: AttributeError('a') True {'args': ('a',), 'name': None, 'obj': None} 'a'
        # expect: AttributeError('a', 'b') True {'args': ('a', 'b'), 'name': None, 'obj': None} "('a', 'b')"
        # expect: AttributeError(1, [2], None) True {'args': (1, [2], None), 'name': None, 'obj': None} '(1, [2], None)'
        # expect: raise AttributeError() () True
        # expect: BaseException() True {'args': ()} ''
        # expect: BaseException('a') True {'args': ('a',)} 'a'
        # expect: BaseException('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: BaseException(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise BaseException() () True
        # expect: BaseExceptionGroup () -> BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
        # expect: BaseExceptionGroup ('a',) -> BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
        # expect: BaseExceptionGroup ('a', 'b') -> Item 0 of second argument (exceptions) is not an exception
        # expect: BaseExceptionGroup (1, [2], None) -> BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
        # expect: raise BaseExceptionGroup -> TypeError('BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)')
        # expect: BlockingIOError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: BlockingIOError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: BlockingIOError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: BlockingIOError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise BlockingIOError() () True
        # expect: BrokenPipeError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: BrokenPipeError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: BrokenPipeError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: BrokenPipeError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise BrokenPipeError() () True
        # expect: BufferError() True {'args': ()} ''
        # expect: BufferError('a') True {'args': ('a',)} 'a'
        # expect: BufferError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: BufferError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise BufferError() () True
        # expect: BytesWarning() True {'args': ()} ''
        # expect: BytesWarning('a') True {'args': ('a',)} 'a'
        # expect: BytesWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: BytesWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise BytesWarning() () True
        # expect: ChildProcessError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ChildProcessError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ChildProcessError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ChildProcessError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ChildProcessError() () True
        # expect: ConnectionAbortedError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ConnectionAbortedError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ConnectionAbortedError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ConnectionAbortedError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ConnectionAbortedError() () True
        # expect: ConnectionError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ConnectionError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ConnectionError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ConnectionError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ConnectionError() () True
        # expect: ConnectionRefusedError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ConnectionRefusedError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ConnectionRefusedError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ConnectionRefusedError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ConnectionRefusedError() () True
        # expect: ConnectionResetError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ConnectionResetError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ConnectionResetError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ConnectionResetError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ConnectionResetError() () True
        # expect: DeprecationWarning() True {'args': ()} ''
        # expect: DeprecationWarning('a') True {'args': ('a',)} 'a'
        # expect: DeprecationWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: DeprecationWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise DeprecationWarning() () True
        # expect: EOFError() True {'args': ()} ''
        # expect: EOFError('a') True {'args': ('a',)} 'a'
        # expect: EOFError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: EOFError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise EOFError() () True
        # expect: EncodingWarning() True {'args': ()} ''
        # expect: EncodingWarning('a') True {'args': ('a',)} 'a'
        # expect: EncodingWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: EncodingWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise EncodingWarning() () True
        # expect: Exception() True {'args': ()} ''
        # expect: Exception('a') True {'args': ('a',)} 'a'
        # expect: Exception('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: Exception(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise Exception() () True
        # expect: ExceptionGroup () -> BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)
        # expect: ExceptionGroup ('a',) -> BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
        # expect: ExceptionGroup ('a', 'b') -> Item 0 of second argument (exceptions) is not an exception
        # expect: ExceptionGroup (1, [2], None) -> BaseExceptionGroup.__new__() takes exactly 2 arguments (3 given)
        # expect: raise ExceptionGroup -> TypeError('BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)')
        # expect: FileExistsError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: FileExistsError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: FileExistsError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: FileExistsError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise FileExistsError() () True
        # expect: FileNotFoundError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: FileNotFoundError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: FileNotFoundError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: FileNotFoundError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise FileNotFoundError() () True
        # expect: FloatingPointError() True {'args': ()} ''
        # expect: FloatingPointError('a') True {'args': ('a',)} 'a'
        # expect: FloatingPointError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: FloatingPointError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise FloatingPointError() () True
        # expect: FutureWarning() True {'args': ()} ''
        # expect: FutureWarning('a') True {'args': ('a',)} 'a'
        # expect: FutureWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: FutureWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise FutureWarning() () True
        # expect: GeneratorExit() True {'args': ()} ''
        # expect: GeneratorExit('a') True {'args': ('a',)} 'a'
        # expect: GeneratorExit('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: GeneratorExit(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise GeneratorExit() () True
        # expect: ImportError() True {'args': (), 'name': None, 'path': None, 'msg': None} ''
        # expect: ImportError('a') True {'args': ('a',), 'name': None, 'path': None, 'msg': 'a'} 'a'
        # expect: ImportError('a', 'b') True {'args': ('a', 'b'), 'name': None, 'path': None, 'msg': None} "('a', 'b')"
        # expect: ImportError(1, [2], None) True {'args': (1, [2], None), 'name': None, 'path': None, 'msg': None} '(1, [2], None)'
        # expect: raise ImportError() () True
        # expect: ImportWarning() True {'args': ()} ''
        # expect: ImportWarning('a') True {'args': ('a',)} 'a'
        # expect: ImportWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ImportWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ImportWarning() () True
        # expect: IndentationError() True {'args': (), 'msg': None, 'filename': None} 'None'
        # expect: IndentationError('a') True {'args': ('a',), 'msg': 'a', 'filename': None} 'a'
        # expect: IndentationError ('a', 'b') -> function takes at least 4 arguments (1 given)
        # expect: IndentationError(1, [2], None) True {'args': (1, [2], None), 'msg': 1, 'filename': None} '1'
        # expect: raise IndentationError() () True
        # expect: IndexError() True {'args': ()} ''
        # expect: IndexError('a') True {'args': ('a',)} 'a'
        # expect: IndexError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: IndexError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise IndexError() () True
        # expect: InterruptedError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: InterruptedError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: InterruptedError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: InterruptedError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise InterruptedError() () True
        # expect: IsADirectoryError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: IsADirectoryError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: IsADirectoryError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: IsADirectoryError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise IsADirectoryError() () True
        # expect: KeyError() True {'args': ()} ''
        # expect: KeyError('a') True {'args': ('a',)} "'a'"
        # expect: KeyError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: KeyError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise KeyError() () True
        # expect: KeyboardInterrupt() True {'args': ()} ''
        # expect: KeyboardInterrupt('a') True {'args': ('a',)} 'a'
        # expect: KeyboardInterrupt('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: KeyboardInterrupt(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise KeyboardInterrupt() () True
        # expect: LookupError() True {'args': ()} ''
        # expect: LookupError('a') True {'args': ('a',)} 'a'
        # expect: LookupError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: LookupError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise LookupError() () True
        # expect: MemoryError() True {'args': ()} ''
        # expect: MemoryError('a') True {'args': ('a',)} 'a'
        # expect: MemoryError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: MemoryError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise MemoryError() () True
        # expect: ModuleNotFoundError() True {'args': (), 'name': None, 'path': None, 'msg': None} ''
        # expect: ModuleNotFoundError('a') True {'args': ('a',), 'name': None, 'path': None, 'msg': 'a'} 'a'
        # expect: ModuleNotFoundError('a', 'b') True {'args': ('a', 'b'), 'name': None, 'path': None, 'msg': None} "('a', 'b')"
        # expect: ModuleNotFoundError(1, [2], None) True {'args': (1, [2], None), 'name': None, 'path': None, 'msg': None} '(1, [2], None)'
        # expect: raise ModuleNotFoundError() () True
        # expect: NameError() True {'args': (), 'name': None} ''
        # expect: NameError('a') True {'args': ('a',), 'name': None} 'a'
        # expect: NameError('a', 'b') True {'args': ('a', 'b'), 'name': None} "('a', 'b')"
        # expect: NameError(1, [2], None) True {'args': (1, [2], None), 'name': None} '(1, [2], None)'
        # expect: raise NameError() () True
        # expect: NotADirectoryError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: NotADirectoryError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: NotADirectoryError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: NotADirectoryError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise NotADirectoryError() () True
        # expect: NotImplementedError() True {'args': ()} ''
        # expect: NotImplementedError('a') True {'args': ('a',)} 'a'
        # expect: NotImplementedError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: NotImplementedError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise NotImplementedError() () True
        # expect: OSError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: OSError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: OSError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: PermissionError(1, [2], None) False {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise OSError() () True
        # expect: OverflowError() True {'args': ()} ''
        # expect: OverflowError('a') True {'args': ('a',)} 'a'
        # expect: OverflowError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: OverflowError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise OverflowError() () True
        # expect: PendingDeprecationWarning() True {'args': ()} ''
        # expect: PendingDeprecationWarning('a') True {'args': ('a',)} 'a'
        # expect: PendingDeprecationWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: PendingDeprecationWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise PendingDeprecationWarning() () True
        # expect: PermissionError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: PermissionError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: PermissionError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: PermissionError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise PermissionError() () True
        # expect: ProcessLookupError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: ProcessLookupError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: ProcessLookupError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: ProcessLookupError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise ProcessLookupError() () True
        # expect: PythonFinalizationError() True {'args': ()} ''
        # expect: PythonFinalizationError('a') True {'args': ('a',)} 'a'
        # expect: PythonFinalizationError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: PythonFinalizationError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise PythonFinalizationError() () True
        # expect: RecursionError() True {'args': ()} ''
        # expect: RecursionError('a') True {'args': ('a',)} 'a'
        # expect: RecursionError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: RecursionError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise RecursionError() () True
        # expect: ReferenceError() True {'args': ()} ''
        # expect: ReferenceError('a') True {'args': ('a',)} 'a'
        # expect: ReferenceError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ReferenceError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ReferenceError() () True
        # expect: ResourceWarning() True {'args': ()} ''
        # expect: ResourceWarning('a') True {'args': ('a',)} 'a'
        # expect: ResourceWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ResourceWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ResourceWarning() () True
        # expect: RuntimeError() True {'args': ()} ''
        # expect: RuntimeError('a') True {'args': ('a',)} 'a'
        # expect: RuntimeError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: RuntimeError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise RuntimeError() () True
        # expect: RuntimeWarning() True {'args': ()} ''
        # expect: RuntimeWarning('a') True {'args': ('a',)} 'a'
        # expect: RuntimeWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: RuntimeWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise RuntimeWarning() () True
        # expect: StopAsyncIteration() True {'args': ()} ''
        # expect: StopAsyncIteration('a') True {'args': ('a',)} 'a'
        # expect: StopAsyncIteration('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: StopAsyncIteration(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise StopAsyncIteration() () True
        # expect: StopIteration() True {'args': (), 'value': None} ''
        # expect: StopIteration('a') True {'args': ('a',), 'value': 'a'} 'a'
        # expect: StopIteration('a', 'b') True {'args': ('a', 'b'), 'value': 'a'} "('a', 'b')"
        # expect: StopIteration(1, [2], None) True {'args': (1, [2], None), 'value': 1} '(1, [2], None)'
        # expect: raise StopIteration() () True
        # expect: SyntaxError() True {'args': (), 'msg': None, 'filename': None} 'None'
        # expect: SyntaxError('a') True {'args': ('a',), 'msg': 'a', 'filename': None} 'a'
        # expect: SyntaxError ('a', 'b') -> function takes at least 4 arguments (1 given)
        # expect: SyntaxError(1, [2], None) True {'args': (1, [2], None), 'msg': 1, 'filename': None} '1'
        # expect: raise SyntaxError() () True
        # expect: SyntaxWarning() True {'args': ()} ''
        # expect: SyntaxWarning('a') True {'args': ('a',)} 'a'
        # expect: SyntaxWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: SyntaxWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise SyntaxWarning() () True
        # expect: SystemError() True {'args': ()} ''
        # expect: SystemError('a') True {'args': ('a',)} 'a'
        # expect: SystemError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: SystemError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise SystemError() () True
        # expect: SystemExit() True {'args': (), 'code': None} ''
        # expect: SystemExit('a') True {'args': ('a',), 'code': 'a'} 'a'
        # expect: SystemExit('a', 'b') True {'args': ('a', 'b'), 'code': ('a', 'b')} "('a', 'b')"
        # expect: SystemExit(1, [2], None) True {'args': (1, [2], None), 'code': (1, [2], None)} '(1, [2], None)'
        # expect: raise SystemExit() () True
        # expect: TabError() True {'args': (), 'msg': None, 'filename': None} 'None'
        # expect: TabError('a') True {'args': ('a',), 'msg': 'a', 'filename': None} 'a'
        # expect: TabError ('a', 'b') -> function takes at least 4 arguments (1 given)
        # expect: TabError(1, [2], None) True {'args': (1, [2], None), 'msg': 1, 'filename': None} '1'
        # expect: raise TabError() () True
        # expect: TimeoutError() True {'args': (), 'errno': None, 'strerror': None, 'filename': None} ''
        # expect: TimeoutError('a') True {'args': ('a',), 'errno': None, 'strerror': None, 'filename': None} 'a'
        # expect: TimeoutError('a', 'b') True {'args': ('a', 'b'), 'errno': 'a', 'strerror': 'b', 'filename': None} '[Errno a] b'
        # expect: TimeoutError(1, [2], None) True {'args': (1, [2], None), 'errno': 1, 'strerror': [2], 'filename': None} '[Errno 1] [2]'
        # expect: raise TimeoutError() () True
        # expect: TypeError() True {'args': ()} ''
        # expect: TypeError('a') True {'args': ('a',)} 'a'
        # expect: TypeError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: TypeError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise TypeError -> TypeError()
        # expect: UnboundLocalError() True {'args': (), 'name': None} ''
        # expect: UnboundLocalError('a') True {'args': ('a',), 'name': None} 'a'
        # expect: UnboundLocalError('a', 'b') True {'args': ('a', 'b'), 'name': None} "('a', 'b')"
        # expect: UnboundLocalError(1, [2], None) True {'args': (1, [2], None), 'name': None} '(1, [2], None)'
        # expect: raise UnboundLocalError() () True
        # expect: UnicodeDecodeError () -> function takes exactly 5 arguments (0 given)
        # expect: UnicodeDecodeError ('a',) -> function takes exactly 5 arguments (1 given)
        # expect: UnicodeDecodeError ('a', 'b') -> function takes exactly 5 arguments (2 given)
        # expect: UnicodeDecodeError (1, [2], None) -> function takes exactly 5 arguments (3 given)
        # expect: raise UnicodeDecodeError -> TypeError('function takes exactly 5 arguments (0 given)')
        # expect: UnicodeEncodeError () -> function takes exactly 5 arguments (0 given)
        # expect: UnicodeEncodeError ('a',) -> function takes exactly 5 arguments (1 given)
        # expect: UnicodeEncodeError ('a', 'b') -> function takes exactly 5 arguments (2 given)
        # expect: UnicodeEncodeError (1, [2], None) -> function takes exactly 5 arguments (3 given)
        # expect: raise UnicodeEncodeError -> TypeError('function takes exactly 5 arguments (0 given)')
        # expect: UnicodeError() True {'args': ()} ''
        # expect: UnicodeError('a') True {'args': ('a',)} 'a'
        # expect: UnicodeError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: UnicodeError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise UnicodeError() () True
        # expect: UnicodeTranslateError () -> function takes exactly 4 arguments (0 given)
        # expect: UnicodeTranslateError ('a',) -> function takes exactly 4 arguments (1 given)
        # expect: UnicodeTranslateError ('a', 'b') -> function takes exactly 4 arguments (2 given)
        # expect: UnicodeTranslateError (1, [2], None) -> function takes exactly 4 arguments (3 given)
        # expect: raise UnicodeTranslateError -> TypeError('function takes exactly 4 arguments (0 given)')
        # expect: UnicodeWarning() True {'args': ()} ''
        # expect: UnicodeWarning('a') True {'args': ('a',)} 'a'
        # expect: UnicodeWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: UnicodeWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise UnicodeWarning() () True
        # expect: UserWarning() True {'args': ()} ''
        # expect: UserWarning('a') True {'args': ('a',)} 'a'
        # expect: UserWarning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: UserWarning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise UserWarning() () True
        # expect: ValueError() True {'args': ()} ''
        # expect: ValueError('a') True {'args': ('a',)} 'a'
        # expect: ValueError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ValueError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ValueError() () True
        # expect: Warning() True {'args': ()} ''
        # expect: Warning('a') True {'args': ('a',)} 'a'
        # expect: Warning('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: Warning(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise Warning() () True
        # expect: ZeroDivisionError() True {'args': ()} ''
        # expect: ZeroDivisionError('a') True {'args': ('a',)} 'a'
        # expect: ZeroDivisionError('a', 'b') True {'args': ('a', 'b')} "('a', 'b')"
        # expect: ZeroDivisionError(1, [2], None) True {'args': (1, [2], None)} '(1, [2], None)'
        # expect: raise ZeroDivisionError() () True
        # expect: _IncompleteInputError() True {'args': (), 'msg': None, 'filename': None} 'None'
        # expect: _IncompleteInputError('a') True {'args': ('a',), 'msg': 'a', 'filename': None} 'a'
        # expect: _IncompleteInputError ('a', 'b') -> function takes at least 4 arguments (1 given)
        # expect: _IncompleteInputError(1, [2], None) True {'args': (1, [2], None), 'msg': 1, 'filename': None} '1'
        # expect: raise _IncompleteInputError() () True

print(len(classes) > 60)  # expect: True
