# Functions made inside a generator share its variables with it between two yields.
def counter():
    n = 0
    def add(k):
        nonlocal n
        n += k
    while True:
        yield n, add

made = counter()
n, add = next(made)
add(5)
print(next(made)[0])  # expect: 5
add(-2)
print(next(made)[0])  # expect: 3
made.close()
add(100)
print(add.__closure__[0].cell_contents)  # expect: 103
