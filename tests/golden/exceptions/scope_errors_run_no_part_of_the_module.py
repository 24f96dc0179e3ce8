# SyntaxErrors found by the symbol table win over nothing at run time: no part of the module executes.
print('never printed')
def f():
    nonlocal q  # expect syntax error: no binding for nonlocal 'q' found
