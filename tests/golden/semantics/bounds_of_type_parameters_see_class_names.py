# Bounds, constraints and (3.13) defaults of type parameters are evaluated lazily; class-scope names are
# visible in them.
class C:
    lim = int
    def m[T: lim](self): return T.__bound__
print(C().m())  # expect: <class 'int'>
