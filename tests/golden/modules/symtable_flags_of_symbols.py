# symtable: symbols report is_local/is_free/is_global/is_nonlocal/is_cell..., functions report
# get_frees/get_nonlocals/get_locals.
import symtable
t = symtable.symtable("def o():\n x=1\n def i():\n  nonlocal x\n  return x, y", "s", "exec")
o = t.get_children()[1]; i = o.get_children()[1]
print(o.get_locals(), i.get_frees(), i.get_nonlocals(), i.get_globals(), i.lookup("x").is_free(), o.lookup("x").is_local())
# expect: ('x', 'i') ('x',) ('x',) ('y',) True True
