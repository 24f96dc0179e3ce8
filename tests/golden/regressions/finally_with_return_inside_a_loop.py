# A `continue` or `return` in `finally` swallows the exception and leaves the loop state intact.
def swallow(items):
    seen = []
    for n in items:
        try:
            10 // n
        except ZeroDivisionError:
            seen.append("zero")
            raise
        finally:
            seen.append(n)
            if n == 0:
                continue
            if n > 2:
                return seen
    return seen

print(swallow([1, 0, 2, 3, 4]))  # expect: [1, 'zero', 0, 2, 3]
print(swallow([0]))  # expect: ['zero', 0]
