# Fibonacci through its own cell.
def make():
    def fib(n):
        if n < 2:
            return n
        return fib(n - 1) + fib(n - 2)
    return fib

def main(n):
    return make()(n)

print(main(32))
