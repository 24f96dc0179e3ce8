# Subscripting a class whose type parameters end in a TypeVarTuple with too few arguments for it read beyond the end
# of the arguments; the default of the TypeVarTuple was not looked at.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
class C[T = int, *Ts = *tuple[str, bytes]]: pass
attempt(lambda: C[()])  # expect: __main__.C[int, str, bytes]
attempt(lambda: C[int])  # expect: __main__.C[int, str, bytes]
attempt(lambda: C[int, str, bool])  # expect: __main__.C[int, str, bool]
class D[*Ts]: pass
attempt(lambda: D[()])  # expect: __main__.D[()]
attempt(lambda: D[int, str])  # expect: __main__.D[int, str]
class E[T, *Ts]: pass
attempt(lambda: E[()])  # expect: TypeError: Too few arguments for <class '__main__.E'>; actual 0, expected at least 1
attempt(lambda: E[int])  # expect: __main__.E[int]
class F[*Ts, T]: pass
attempt(lambda: F[int])  # expect: __main__.F[int]
attempt(lambda: F[int, str, bool])  # expect: __main__.F[int, str, bool]
