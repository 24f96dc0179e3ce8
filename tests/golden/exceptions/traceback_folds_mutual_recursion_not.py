# Two functions that call each other give no equal neighbours, so nothing is folded.
def ping(n):
    return pong(n - 1)

def pong(n):
    return ping(n - 1) if n > 0 else n / 0
    # expect error: ZeroDivisionError: division by zero

ping(5)
