# Walrus to a captured variable writes the cell.
def f():
    def peek(): return w
    return [peek() for v in range(3) if (w := v * 10) >= 0]
print(f())  # expect: [0, 10, 20]
