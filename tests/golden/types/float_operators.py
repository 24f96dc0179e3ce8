# Float operators called as methods, and what division by zero says.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow"):
    forward, reflected = getattr(float, f"__{name}__"), getattr(float, f"__r{name}__")
    print(name, forward(7.5, 2), reflected(2.0, 7), forward(-7.5, 2.0), forward(1.5, "x"), reflected(1.5, 1j))
for name in ("truediv", "floordiv", "mod", "divmod"):
    attempt(getattr(1.0, f"__{name}__"), 0)
attempt((0.0).__pow__, -1)
attempt((-8.0).__pow__, 1 / 3)
attempt((2.0).__pow__, 2000)
attempt((2.0).__pow__, 2, 3)
attempt((2.0).__pow__, 2, None)
attempt((1.0).__add__, 10**400)
attempt((1.0).__lt__, 10**400)
attempt((1.0).__eq__, "1.0")
attempt((1.5).__and__ if hasattr(1.5, "__and__") else lambda: "no __and__")
print((0.0).__bool__(), float("nan").__bool__(), (-1.5).__abs__(), (1.5).__neg__(), (1.5).__pos__(), (1.9).__int__(), (1.5).__float__())
print(-7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(-1.0, 3), -0.0 % 1, 1e308 * 10, 5 % float("inf"), -5 % float("inf"))
print(0.1 + 0.2, 1 / 3, 2 / 3 * 3, 1e16 + 1, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**22 == 1e22, 10**23 == 1e23)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, [nan] == [nan], nan in [nan], max(1.0, nan), max(nan, 1.0), sorted([2.0, 1, True]))
