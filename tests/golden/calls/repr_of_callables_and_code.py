# repr of functions, lambdas, bound methods, code objects.
class C:
    def m(self): pass
print(C.m, lambda: 0, C.m.__code__)
# expect: <function C.m at 0x...> <function <lambda> at 0x...> <code object m at 0x..., file "repr_of_callables_and_code.py", line 3>
