# The quotient is rounded down, and the remainder has the sign of the divisor.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3)):
    print(a // b, a % b, divmod(a, b), a / b)
    # expect: 2 1 (2, 1) 2.3333333333333335
    # expect: -3 2 (-3, 2) -2.3333333333333335
    # expect: -3 -2 (-3, -2) -2.3333333333333335
    # expect: 2 -1 (2, -1) 2.3333333333333335
print(7.5 // 2, -7.5 // 2, -7.5 % 2, divmod(7.5, -2))  # expect: 3.0 -4.0 0.5 (-4.0, -0.5)
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: 0 ** -1):
    try:
        action()
    except ZeroDivisionError as error:
        print(error)
        # expect: division by zero
        # expect: division by zero
        # expect: division by zero
        # expect: division by zero
        # expect: division by zero
        # expect: division by zero
        # expect: zero to a negative power
