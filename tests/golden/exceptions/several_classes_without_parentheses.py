# `except A, B:` takes a tuple without parentheses, unless the exception gets a name.
def caught(error):
    try:
        raise error
    except KeyError, ValueError:
        return "first"
    except TypeError,:
        return "second"

print(caught(KeyError()), caught(ValueError()), caught(TypeError()))  # expect: first first second
try:
    raise ExceptionGroup("group", [KeyError(1), TypeError(2)])
except* KeyError, ValueError:
    print("keys or values")  # expect: keys or values
except* TypeError, OSError:
    print("types")  # expect: types
for source in ("except A, B as e: pass", "except* A, B as e: pass", "except A, *B: pass", "except A as b.c: pass"):
    try:
        compile("try: pass\n" + source, "file", "exec")
    except SyntaxError as error:
        print(source, error.msg, error.lineno, error.offset)
        # expect: except A, B as e: pass multiple exception types must be parenthesized when using 'as' 2 8
        # expect: except* A, B as e: pass multiple exception types must be parenthesized when using 'as' 2 9
        # expect: except A, *B: pass invalid syntax 2 11
        # expect: except A as b.c: pass cannot use except statement with attribute 2 13
