# Row 84: repr of functions, lambdas, bound methods, code objects.
class C:
    def m(self): pass
print(C.m, lambda: 0, C.m.__code__)
# expect: <function C.m at 0x...> <function <lambda> at 0x...> <code object m at 0x..., file "row_084_repr_of_functions_lambdas_bound_methods_code_objects.py", line 3>
