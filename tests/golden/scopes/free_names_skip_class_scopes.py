# Free-name lookup skips class scopes: function -> enclosing functions -> globals -> builtins.
x = "global"
class C:
    x = "class"
    def m(self): return x
print(C().m())  # expect: global
