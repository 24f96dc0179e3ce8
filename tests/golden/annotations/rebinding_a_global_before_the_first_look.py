Kind = int

def f(x: Kind): pass
def g(x: Kind): pass

print(f.__annotations__)  # expect: {'x': <class 'int'>}
Kind = str
print(f.__annotations__, g.__annotations__)  # expect: {'x': <class 'int'>} {'x': <class 'str'>}
