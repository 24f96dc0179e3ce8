# Which class derives from which.
for cls in (ZeroDivisionError, UnboundLocalError, KeyError, RecursionError, IndentationError, ModuleNotFoundError,
            NotImplementedError, StopIteration, GeneratorExit, KeyboardInterrupt, OverflowError, AssertionError):
    print(" < ".join(c.__name__ for c in cls.__mro__[:-1]))
    # expect: ZeroDivisionError < ArithmeticError < Exception < BaseException
    # expect: UnboundLocalError < NameError < Exception < BaseException
    # expect: KeyError < LookupError < Exception < BaseException
    # expect: RecursionError < RuntimeError < Exception < BaseException
    # expect: IndentationError < SyntaxError < Exception < BaseException
    # expect: ModuleNotFoundError < ImportError < Exception < BaseException
    # expect: NotImplementedError < RuntimeError < Exception < BaseException
    # expect: StopIteration < Exception < BaseException
    # expect: GeneratorExit < BaseException
    # expect: KeyboardInterrupt < BaseException
    # expect: OverflowError < ArithmeticError < Exception < BaseException
    # expect: AssertionError < Exception < BaseException
print(Exception.__bases__, BaseException.__bases__)  # expect: (<class 'BaseException'>,) (<class 'object'>,)
