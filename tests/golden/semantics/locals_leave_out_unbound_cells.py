# locals() includes bound cells and free variables that the function references; unbound ones are left out.
def o():
    x = 1
    def i(): return x, locals()
    def j(): return locals()
    return i()[1], j(), sorted(locals())
print(o())  # expect: ({'x': 1}, {}, ['i', 'j', 'x'])
