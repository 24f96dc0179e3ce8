# A generator's entry lies between its consumer and what it called.
def values(n):
    while True:
        yield 10 // n
        # expect error: ZeroDivisionError: division by zero
        n -= 1

def total():
    return sum(values(2))

total()
