# __cause__, __context__ and __suppress_context__: who sets them, and what they take.
def chained(how):
    try:
        try:
            raise ValueError("first")
        except ValueError as first:
            if how == "plain":
                raise TypeError("second")
            if how == "from":
                raise TypeError("second") from first
            if how == "none":
                raise TypeError("second") from None
            if how == "class":
                raise TypeError from KeyError
    except TypeError as second:
        return second

for how in ("plain", "from", "none", "class"):
    error = chained(how)
    print(how, repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
    # expect: plain TypeError('second') None ValueError('first') False
    # expect: from TypeError('second') ValueError('first') ValueError('first') True
    # expect: none TypeError('second') None ValueError('first') True
    # expect: class TypeError() KeyError() ValueError('first') True
error = ValueError("x")
error.__cause__ = KeyError("k")
print(error.__suppress_context__, repr(error.__cause__))  # expect: True KeyError('k')
error.__cause__ = None
error.__suppress_context__ = False
error.__context__ = TypeError("t")
print(error.__cause__, repr(error.__context__), error.__suppress_context__)  # expect: None TypeError('t') False
def attempt(action):
    try:
        exec(action)
    except Exception as caught:
        print(action, "->", type(caught).__name__, caught)

for action in ("error.__cause__ = 5", "error.__context__ = 'x'", "del error.__cause__", "error.__suppress_context__ = 'x'", "del error.__suppress_context__", "error.__traceback__ = 5", "del error.args", "error.args = 5", "raise ValueError from 5", "raise 5 from ValueError", "raise ValueError from int", "raise"):
    attempt(action)
    # expect: error.__cause__ = 5 -> TypeError exception cause must be None or derive from BaseException
    # expect: error.__context__ = 'x' -> TypeError exception context must be None or derive from BaseException
    # expect: del error.__cause__ -> TypeError __cause__ may not be deleted
    # expect: error.__suppress_context__ = 'x' -> TypeError attribute value type must be bool
    # expect: del error.__suppress_context__ -> TypeError can't delete numeric/char attribute
    # expect: error.__traceback__ = 5 -> TypeError __traceback__ must be a traceback or None
    # expect: del error.args -> TypeError args may not be deleted
    # expect: error.args = 5 -> TypeError 'int' object is not iterable
    # expect: raise ValueError from 5 -> TypeError exception causes must derive from BaseException
    # expect: raise 5 from ValueError -> TypeError exceptions must derive from BaseException
    # expect: raise ValueError from int -> TypeError exception causes must derive from BaseException
    # expect: raise -> RuntimeError No active exception to reraise
error.args = [1, 2]
print(error.args, str(error), repr(error))  # expect: (1, 2) (1, 2) ValueError(1, 2)
try:
    try:
        1 / 0
    finally:
        {}["key"]
except KeyError as final:
    print(repr(final.__context__), final.__cause__)  # expect: ZeroDivisionError('division by zero') None
