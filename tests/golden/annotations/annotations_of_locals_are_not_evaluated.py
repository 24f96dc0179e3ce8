def f():
    a: undefined = 1
    b: print("never")
    c: undefined[0].x
    (d): print("never") = 2
    return a, d

print(f(), f.__annotations__)  # expect: (1, 2) {}
print(f.__code__.co_varnames)  # expect: ('a', 'd')
def g():
    b: int
    return b
try:
    g()
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'b' where it is not associated with a value
