# Two functions that reach each other through cells of their common parent.
def parity():
    def even(n):
        return True if n == 0 else odd(n - 1)
    def odd(n):
        return False if n == 0 else even(n - 1)
    return even, odd

even, odd = parity()
print(even(10), odd(10), even(7), odd(7))  # expect: True False False True
print(even.__closure__[0].cell_contents is odd, odd.__closure__[0].cell_contents is even)  # expect: True True
