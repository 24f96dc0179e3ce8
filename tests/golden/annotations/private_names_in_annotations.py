_C__secret = "mangled"

class C:
    x: __secret
    __y: int
    def f(self, __z: __secret): pass

print(C.__annotations__)  # expect: {'x': 'mangled', '_C__y': <class 'int'>}
print(C.f.__annotations__)  # expect: {'_C__z': 'mangled'}
class D:
    __own = "own"
    x: __own
print(D.__annotations__)  # expect: {'x': 'own'}
