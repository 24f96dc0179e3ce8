# Float operators called as methods, and what division by zero says.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow"):
    forward, reflected = getattr(float, f"__{name}__"), getattr(float, f"__r{name}__")
    print(name, forward(7.5, 2), reflected(2.0, 7), forward(-7.5, 2.0), forward(1.5, "x"), reflected(1.5, 1j))
    # expect: add 9.5 9.0 -5.5 NotImplemented NotImplemented
    # expect: sub 5.5 5.0 -9.5 NotImplemented NotImplemented
    # expect: mul 15.0 14.0 -15.0 NotImplemented NotImplemented
    # expect: truediv 3.75 3.5 -3.75 NotImplemented NotImplemented
    # expect: floordiv 3.0 3.0 -4.0 NotImplemented NotImplemented
    # expect: mod 1.5 1.0 0.5 NotImplemented NotImplemented
    # expect: divmod (3.0, 1.5) (3.0, 1.0) (-4.0, 0.5) NotImplemented NotImplemented
    # expect: pow 56.25 49.0 56.25 NotImplemented NotImplemented
for name in ("truediv", "floordiv", "mod", "divmod"):
    attempt(getattr(1.0, f"__{name}__"), 0)
    # expect: ZeroDivisionError: division by zero
    # expect: ZeroDivisionError: division by zero
    # expect: ZeroDivisionError: division by zero
    # expect: ZeroDivisionError: division by zero
attempt((0.0).__pow__, -1)  # expect: ZeroDivisionError: zero to a negative power
attempt((-8.0).__pow__, 1 / 3)  # expect: (1.0000000000000002+1.7320508075688772j)
attempt((2.0).__pow__, 2000)  # expect: OverflowError: (34, 'Numerical result out of range')
attempt((2.0).__pow__, 2, 3)  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt((2.0).__pow__, 2, None)  # expect: 4.0
attempt((1.0).__add__, 10**400)  # expect: OverflowError: int too large to convert to float
attempt((1.0).__lt__, 10**400)  # expect: True
attempt((1.0).__eq__, "1.0")  # expect: NotImplemented
attempt((1.5).__and__ if hasattr(1.5, "__and__") else lambda: "no __and__")  # expect: no __and__
print((0.0).__bool__(), float("nan").__bool__(), (-1.5).__abs__(), (1.5).__neg__(), (1.5).__pos__(), (1.9).__int__(), (1.5).__float__())
# expect: False True 1.5 -1.5 1.5 1 1.5
print(-7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(-1.0, 3), -0.0 % 1, 1e308 * 10, 5 % float("inf"), -5 % float("inf"))
# expect: -4.0 0.5 -0.5 (-1.0, 2.0) 0.0 inf 5.0 inf
print(0.1 + 0.2, 1 / 3, 2 / 3 * 3, 1e16 + 1, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**22 == 1e22, 10**23 == 1e23)
# expect: 0.30000000000000004 0.3333333333333333 2.0 1e+16 True False True False
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, [nan] == [nan], nan in [nan], max(1.0, nan), max(nan, 1.0), sorted([2.0, 1, True]))
# expect: False True False True True 1.0 nan [1, True, 2.0]
