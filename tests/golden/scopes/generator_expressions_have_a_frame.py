# Generator expressions still are functions: frame `<genexpr>`, first argument `.0`.
g = (i for i in "ab")
print(g.gi_code.co_name, g.gi_code.co_varnames, g.__name__, g.__qualname__)
# expect: <genexpr> ('.0', 'i') <genexpr> <genexpr>
