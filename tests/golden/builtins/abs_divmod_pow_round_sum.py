# The arithmetic built-ins, with every kind of number and with what is none.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(abs(-5), abs(-2.5), abs(3 + 4j), abs(True), divmod(7, -2), divmod(-7.5, 2), divmod(True, 1), pow(2, 10), pow(2, -1), pow(2, 0.5), pow(-8, 1 / 3).real > 1)
# expect: 5 2.5 5.0 1 (-4, -1) (-4.0, 0.5) (1, 0) 1024 0.5 1.4142135623730951 True
print(pow(3, 4, 5), pow(3, -1, 7), pow(-3, 3, 7), pow(2, 10**20, 97), pow(5, 2, -3), pow(0, 0), pow(0, 0, 1), pow(base=2, exp=3, mod=5))
# expect: 1 5 1 61 -2 1 0 3
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(15, -1), round(25, -1), round(2.5, None), round(number=7.8, ndigits=0), round(True))
# expect: 2 4 -2 2.57 1200 20 20 2 8.0 1
print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum([0.1] * 10), sum((1.5, 2), start=1), sum([1, 2.5, 3j]), sum([10**20, 1.0]), sum(x for x in range(5)), sum([True, True]))
# expect: 6 5 [1, 2] 1.0 4.5 (3.5+3j) 1e+20 10 2
attempt(abs, "a")  # expect: TypeError: bad operand type for abs(): 'str'
attempt(abs)  # expect: TypeError: abs() takes exactly one argument (0 given)
attempt(abs, 1, 2)  # expect: TypeError: abs() takes exactly one argument (2 given)
attempt(divmod, 1, 0)  # expect: ZeroDivisionError: division by zero
attempt(divmod, 1.0, 0)  # expect: ZeroDivisionError: division by zero
attempt(divmod, "a", 1)  # expect: TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'
attempt(divmod, 1j, 1)  # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
attempt(divmod, 1)  # expect: TypeError: divmod expected 2 arguments, got 1
attempt(pow, 2)  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
attempt(pow, 2, 3, 0)  # expect: ValueError: pow() 3rd argument cannot be 0
attempt(pow, 2, -1, 4)  # expect: ValueError: base is not invertible for the given modulus
attempt(pow, 2.0, 3, 4)  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(pow, 2, 3.0, 4)  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(pow, "a", 2)  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
attempt(pow, "a", 2, 3)  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', 'int'
attempt(pow, 0, -1)  # expect: ZeroDivisionError: zero to a negative power
attempt(pow, 2, 3, mod=None)  # expect: 8
attempt(pow, 2, 3, 4, 5)  # expect: TypeError: pow() takes at most 3 arguments (4 given)
attempt(round, "a")  # expect: TypeError: type str doesn't define __round__ method
attempt(round, 1.5, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(round, 1.5, 1.5)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(round)  # expect: TypeError: round() missing required argument 'number' (pos 1)
attempt(round, float("nan"))  # expect: ValueError: cannot convert float NaN to integer
attempt(sum, 5)  # expect: TypeError: 'int' object is not iterable
attempt(sum, ["a"])  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(sum, ["a", "b"], "")  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
attempt(sum, [b"a"], b"")  # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
attempt(sum, [bytearray()], bytearray())  # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
attempt(sum, [1], "a")  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
attempt(sum)  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
attempt(sum, [], 1, 2)  # expect: TypeError: sum() takes at most 2 arguments (3 given)
attempt(sum, [[1]], 0)  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'list'
