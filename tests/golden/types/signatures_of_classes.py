# Each built-in class by the parameters of its constructor.
import builtins, collections, functools, itertools, operator, typing
from inspect import signature


def show(owner, names):
    """One line for each signature, with the names that have it."""
    groups = {}
    for name in names.split():
        function = getattr(owner, name)
        try:
            text = str(signature(function))
        except ValueError as error:
            text = str(error).replace(repr(function), "it")
        groups.setdefault(text, []).append(name)
    for text, group in groups.items():
        print(f"{text}: {' '.join(group)}")


show(
    builtins,
    "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError "
    "BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError "
    "ConnectionResetError DeprecationWarning EOFError EncodingWarning Exception ExceptionGroup FileExistsError "
    "FileNotFoundError FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError "
    "IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
    "ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError "
    "PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError "
    "ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError "
    "SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError "
    "UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning "
    "ZeroDivisionError bool bytearray bytes classmethod complex dict enumerate filter float frozenset int list map "
    "memoryview object property range reversed set slice staticmethod str super tuple type zip",
)
# expect: no signature found for builtin type it: ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError bytearray bytes dict int range slice str super
# expect: (object=False, /): bool
# expect: (function, /): classmethod staticmethod
# expect: (real=0, imag=0): complex
# expect: (iterable, start=0): enumerate
# expect: (function, iterable, /): filter
# expect: (x=0, /): float
# expect: (iterable=(), /): frozenset list set tuple
# expect: (function, iterable, /, *iterables, strict=False): map
# expect: (object): memoryview
# expect: (): object
# expect: (fget=None, fset=None, fdel=None, doc=None): property
# expect: (sequence, /): reversed
# expect: no signature found for builtin it: type
# expect: (*iterables, strict=False): zip
show(collections, "deque")
# expect: it builtin has invalid signature: deque
show(functools, "partial")
# expect: (func, /, *args, **keywords): partial
show(
    itertools,
    "accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse "
    "groupby islice pairwise permutations product repeat starmap takewhile zip_longest",
)
# expect: (iterable, func=None, *, initial=None): accumulate
# expect: (iterable, n, *, strict=False): batched
# expect: (*iterables): chain
# expect: (iterable, r): combinations combinations_with_replacement
# expect: (data, selectors): compress
# expect: (start=0, step=1): count
# expect: (iterable, /): cycle pairwise
# expect: (predicate, iterable, /): dropwhile takewhile
# expect: (function, iterable, /): filterfalse starmap
# expect: (iterable, key=None): groupby
# expect: no signature found for builtin type it: islice repeat
# expect: (iterable, r=None): permutations
# expect: (*iterables, repeat=1): product
# expect: (*iterables, fillvalue=None): zip_longest
show(operator, "attrgetter itemgetter methodcaller")
# expect: (attr, /, *attrs): attrgetter
# expect: (item, /, *items): itemgetter
# expect: (name, /, *args, **kwargs): methodcaller
show(typing, "ParamSpec ParamSpecArgs ParamSpecKwargs TypeAliasType TypeVar TypeVarTuple")
# expect: no signature found for builtin type it: ParamSpec ParamSpecArgs ParamSpecKwargs TypeAliasType TypeVar TypeVarTuple
