# Inlined comprehensions are spliced out of the symtable: they do not appear among the function's children (a
# genexp does).
import symtable
t = symtable.symtable("def f(): return [i for i in x]", "s", "exec").get_children()[1]
print([(c.get_name(), c.get_type()) for c in t.get_children()])  # expect: []
t = symtable.symtable("def f(): return (i for i in x)", "s", "exec").get_children()[1]
print([c.get_name() for c in t.get_children()])  # expect: ['genexpr']
