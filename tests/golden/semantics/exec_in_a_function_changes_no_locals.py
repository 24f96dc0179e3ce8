# exec/eval source sees only the given globals/locals; in a function, the default locals is a snapshot: writes
# do not reach the function's variables.
def f():
    x = 1
    exec("x = 2; y = 3")
    return x, "y" in locals()
print(f())  # expect: (1, False)
