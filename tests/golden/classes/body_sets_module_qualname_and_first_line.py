# Class body: __module__, __qualname__ are set first; 3.13 adds __firstlineno__ and __static_attributes__.
class A:
    print(sorted(locals()))
    def m(self): self.q = 1
# expect: ['__firstlineno__', '__module__', '__qualname__']
print(A.__static_attributes__, A.__firstlineno__)  # expect: ('q',) 2
