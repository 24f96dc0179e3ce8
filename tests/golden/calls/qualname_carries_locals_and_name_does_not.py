# function.__name__ and __qualname__ differ: __qualname__ carries <locals>; a `global` def has a bare
# qualname.
def o():
    global gdef
    def gdef(): pass
    class C:
        def m(self): return lambda: 0
    return C().m()
print(o().__qualname__, gdef.__qualname__)  # expect: o.<locals>.C.m.<locals>.<lambda> gdef
