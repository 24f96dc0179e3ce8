# The method resolution order: each class before its bases, bases in the order they are named.
class A:
    def who(self):
        return ["A"]

class B(A):
    def who(self):
        return ["B"] + super().who()

class C(A):
    def who(self):
        return ["C"] + super().who()

class D(B, C):
    def who(self):
        return ["D"] + super().who()

class E(C):
    pass

class F(D, E):
    def who(self):
        return ["F"] + super().who()

print([cls.__name__ for cls in F.__mro__], F().who(), D().who(), B().who())
# expect: ['F', 'D', 'B', 'E', 'C', 'A', 'object'] ['F', 'D', 'B', 'C', 'A'] ['D', 'B', 'C', 'A'] ['B', 'A']
def order(*bases):
    try:
        return [cls.__name__ for cls in type("X", bases, {}).__mro__[1:-1]]
    except TypeError as error:
        return str(error)

print(order(B, C), order(C, B), order(B, A), order(E, D), order(D, E))
# expect: ['B', 'C', 'A'] ['C', 'B', 'A'] ['B', 'A'] ['E', 'D', 'B', 'C', 'A'] ['D', 'B', 'E', 'C', 'A']
print(order(A, B))  # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
print(order(type("P", (B, C), {}), type("Q", (C, B), {})))
# expect: Cannot create a consistent method resolution order (MRO) for bases B, C
print(order(B, B))  # expect: duplicate base class B
print(order(int, str))  # expect: multiple bases have instance lay-out conflict
class Own(type):
    def mro(cls):
        return [cls, A, object]

class Strange(B, metaclass=Own):
    pass

print([cls.__name__ for cls in Strange.__mro__], Strange().who(), Strange.__bases__)
# expect: ['Strange', 'A', 'object'] ['A'] (<class '__main__.B'>,)
