def make():
    kind = int
    def f(x: kind): pass
    def turn():
        nonlocal kind
        kind = str
    return f, turn

f, turn = make()
turn()
print(f.__annotations__)  # expect: {'x': <class 'str'>}
g, turn = make()
print(g.__annotations__)  # expect: {'x': <class 'int'>}
turn()
print(g.__annotations__, g.__annotate__(1))  # expect: {'x': <class 'int'>} {'x': <class 'str'>}
