import symtable

SOURCE = """
import sys
limit = 1
def outer(a, *rest, key=limit):
    global counter
    x = a
    def inner():
        nonlocal x
        counter = x
        return x, y
    return [x for x in rest], inner
"""

table = symtable.symtable(SOURCE, "scopes.py", "exec")
outer = table.lookup("outer").get_namespace()
_, inner = outer.get_children()
print(table, outer, inner.get_type(), outer.get_lineno())
# expect: <SymbolTable for module scopes.py> <Function SymbolTable for outer in scopes.py> function 4
print(outer.get_parameters(), sorted(outer.get_locals()), sorted(outer.get_globals()))
# expect: ('a', 'key', 'rest') ['a', 'inner', 'key', 'rest', 'x'] ['counter']
print(inner.get_frees(), inner.get_nonlocals(), inner.get_globals(), inner.is_nested())
# expect: ('x',) ('x',) ('y',) True
for scope, name in [(table, "sys"), (table, "limit"), (outer, "a"), (outer, "x"), (outer, "counter"), (inner, "x")]:
    symbol = scope.lookup(name)
    print(symbol, [test for test in dir(symbol) if test.startswith("is_") and getattr(symbol, test)()])
    # expect: <symbol 'sys': LOCAL, DEF_IMPORT> ['is_global', 'is_imported', 'is_local']
    # expect: <symbol 'limit': LOCAL, USE|DEF_LOCAL> ['is_assigned', 'is_global', 'is_local', 'is_referenced']
    # expect: <symbol 'a': LOCAL, USE|DEF_PARAM> ['is_local', 'is_parameter', 'is_referenced']
    # expect: <symbol 'x': CELL, DEF_LOCAL> ['is_assigned', 'is_local']
    # expect: <symbol 'counter': GLOBAL_EXPLICIT, DEF_GLOBAL> ['is_declared_global', 'is_global']
    # expect: <symbol 'x': FREE, USE|DEF_NONLOCAL> ['is_free', 'is_nonlocal', 'is_referenced']
