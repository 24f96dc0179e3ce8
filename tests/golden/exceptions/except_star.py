# except* handles parts of groups, wraps single exceptions, and raises what is left.
def handle(error):
    log = []
    try:
        try:
            raise error
        except* ValueError as group:
            log.append(f"values {group.exceptions!r}")
        except* (TypeError, KeyError) as group:
            log.append(f"types {group.exceptions!r}")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as left:
        log.append(f"left {left!r}")
    return log

print(handle(ValueError(1)), handle(OSError("o")), sep="\n")
# expect: ['values (ValueError(1),)', 'finally']
# expect: ['finally', "left OSError('o')"]
print(handle(ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3), ExceptionGroup("n", [KeyError(4), ValueError(5)])])))
# expect: ["values (ValueError(1), ExceptionGroup('n', [ValueError(5)]))", "types (TypeError(2), ExceptionGroup('n', [KeyError(4)]))", 'finally', "left ExceptionGroup('g', [OSError(3)])"]
def raising():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("from the handler")
    except* TypeError as group:
        raise

try:
    raising()
except BaseException as error:
    print(repr(error), [repr(each.__context__) for each in error.exceptions])
    # expect: ExceptionGroup('', [KeyError('from the handler'), ExceptionGroup('g', [TypeError(2)])]) ["ExceptionGroup('g', [ValueError(1)])", 'None']
def quiet():
    try:
        pass
    except* ValueError:
        return_value = 1
    return "nothing raised"

print(quiet())  # expect: nothing raised
for source in ("try: pass\nexcept* ValueError: pass\nexcept TypeError: pass", "try: pass\nexcept*: pass", "def f():\n try: pass\n except* ValueError: return", "for x in y:\n try: pass\n except* ValueError: break", "for x in y:\n try: pass\n except* ValueError: continue", "try: pass\nexcept ValueError: pass\nexcept* TypeError: pass"):
    try:
        compile(source, "s", "exec")
    except SyntaxError as error:
        print(error.msg)
        # expect: cannot have both 'except' and 'except*' on the same 'try'
        # expect: expected one or more exception types
        # expect: 'break', 'continue' and 'return' cannot appear in an except* block
        # expect: 'break', 'continue' and 'return' cannot appear in an except* block
        # expect: 'break', 'continue' and 'return' cannot appear in an except* block
        # expect: cannot have both 'except' and 'except*' on the same 'try'
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)  # expect: catching ExceptionGroup with except* is not allowed. Use except instead.
try:
    try:
        raise ValueError
    except* 5:
        pass
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
