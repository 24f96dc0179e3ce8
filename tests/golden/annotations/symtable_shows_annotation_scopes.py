from symtable import symtable

def show(table, depth=0):
    names = [symbol.get_name() for symbol in table.get_symbols()]
    print("  " * depth + f"{table.get_type()} {table.get_name()} {names}")
    for child in table.get_children():
        show(child, depth + 1)

show(symtable("x: int\ndef f(a: b) -> c:\n    y: d\nclass C:\n    x: T\n    if x:\n        z: int\n", "test", "exec"))
# expect: module top ['x', '__conditional_annotations__', 'f', 'C']
# expect:   annotation __annotate__ ['.format', 'int']
# expect:   annotation __annotate__ ['.format', 'b', 'c']
# expect:   function f ['a', 'y']
# expect:     annotation __annotate__ ['.format']
# expect:   class C ['x', 'z', '__conditional_annotations__']
# expect:     annotation __annotate__ ['.format', '__classdict__', 'T', 'int']
show(symtable("def f[T](a: T): pass\ndef g(): pass", "test", "exec"))
# expect: module top ['f', 'g']
# expect:   type parameters f ['.defaults', 'T']
# expect:     annotation __annotate__ ['.format', 'T']
# expect:     function f ['a']
# expect:   annotation __annotate__ ['.format']
# expect:   function g []
