# gap: a parameter that became a local is unbound at entry; CPython would read what happens to be there.
import types

def f(a, b, c=3):
    return a, b, c

less = types.FunctionType(f.__code__.replace(co_argcount=1), {})
try:
    less(1)
except UnboundLocalError as exc:
    print(exc)  # expect: cannot access local variable 'b' where it is not associated with a value

more = f.__code__.replace(co_argcount=3, co_kwonlyargcount=0)
print(types.FunctionType(more, {})(1, 2, 3))  # expect: (1, 2, 3)

# Without its exception table the code has no handlers.
def guarded(n):
    try:
        return 1 // n
    except ZeroDivisionError:
        return "caught"

bare = types.FunctionType(guarded.__code__.replace(co_exceptiontable=b""), {})
print(guarded(0), bare(1))  # expect: caught 1
try:
    bare(0)
except ZeroDivisionError as exc:
    print(exc)  # expect: division by zero

# Instructions come from a code object alone.
for field, value in (("co_code", b"\x01\x00\x00\x00"), ("co_exceptiontable", b"\x01")):
    try:
        f.__code__.replace(**{field: value})
    except ValueError as exc:
        print(exc)
        # expect: code: co_code is malformed
        # expect: code: co_exceptiontable does not belong to co_code
