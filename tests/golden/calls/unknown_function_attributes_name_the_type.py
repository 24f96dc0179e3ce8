# Function attributes live in __dict__; unknown attribute error names 'function'.
def f(): pass
f.x = 1; print(f.__dict__)  # expect: {'x': 1}
f.y  # expect error: AttributeError: 'function' object has no attribute 'y'
