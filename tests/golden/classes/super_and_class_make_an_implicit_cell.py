# Any function in a class body mentioning `super` or `__class__` gets the free variable __class__; the class
# body gets an implicit cell.
class A:
    def m(self): return __class__
    def n(self): super
    def o(self): pass
print(A.m.__code__.co_freevars, A.n.__code__.co_freevars, A.o.__closure__)
# expect: ('__class__',) ('__class__',) None
