# At module and class level locals() is the live namespace.
locals()["made"] = 1; print(made, locals() is globals())
# expect: 1 True
# expect: 2
class C: locals()["k"] = 2
print(C.k)
