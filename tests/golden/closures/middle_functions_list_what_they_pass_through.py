# A function that only passes a variable through to a deeper one also has it in co_freevars.
def a():
    x = 1
    def b():
        def c(): return x
        return c
    return b
print(a().__code__.co_freevars, a().__code__.co_cellvars, a.__code__.co_cellvars)  # expect: ('x',) () ('x',)
