# A SyntaxError found by the symbol table means that nothing of the module runs.
print("never printed")

def working():
    return 1

def broken():
    def inner():
        nonlocal nothing_of_that_name
        # expect syntax error: no binding for nonlocal 'nothing_of_that_name' found
