def f(x: [(last := i) for i in range(3)]): pass

try:
    last
except NameError as error:
    print(error)  # expect: name 'last' is not defined
print(f.__annotations__, last)  # expect: {'x': [0, 1, 2]} 2
