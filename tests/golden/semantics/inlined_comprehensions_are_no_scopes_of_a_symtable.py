import symtable


def children(source):
    table = symtable.symtable(source, "s", "exec").get_children()[-1]
    return [(child.get_name(), child.get_type()) for child in table.get_children()]


print(children("def f(): return [i for i in x]"))  # expect: []
print(children("def f(): return (i for i in x)"))  # expect: [('genexpr', <SymbolTableType.FUNCTION: 'function'>)]
print(children("def f(): return {k: (lambda: k) for k in x}"))
# expect: [('lambda', <SymbolTableType.FUNCTION: 'function'>)]
print(children("class C: y = [i for i in x]; z = (i for i in x)"))
# expect: [('genexpr', <SymbolTableType.FUNCTION: 'function'>)]
