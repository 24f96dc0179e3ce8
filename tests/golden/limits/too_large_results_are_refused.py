# Shifts, powers, repetitions and ranges that can not fit.
for action in (lambda: 1 << (1 << 70), lambda: "x" * (1 << 70), lambda: [0] * (1 << 70), lambda: len(range(1 << 70)),
               lambda: 2.0 ** 100000, lambda: int(1e308) * 1.5e300, lambda: [1][1 << 70], lambda: "abc".center(1 << 70), lambda: 1 << -1, lambda: round(1e308, -400)):
    try:
        print(action())
    except (OverflowError, MemoryError, IndexError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: OverflowError too many digits in integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
        # expect: OverflowError Python int too large to convert to C ssize_t
        # expect: OverflowError (34, 'Numerical result out of range')
        # expect: inf
        # expect: IndexError cannot fit 'int' into an index-sized integer
        # expect: OverflowError Python int too large to convert to C ssize_t
        # expect: ValueError negative shift count
        # expect: 0.0
