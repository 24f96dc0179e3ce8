tries = 0

def kind():
    global tries
    tries += 1
    if tries < 3:
        raise ValueError(f"try {tries}")
    return int

def f(x: kind()): pass

for _ in range(4):
    try:
        print(f.__annotations__)
    except ValueError as error:
        print(error)
        # expect: try 1
        # expect: try 2
        # expect: {'x': <class 'int'>}
        # expect: {'x': <class 'int'>}
print(tries)  # expect: 3
