# The most derived metaclass wins; there must be one.
class MetaA(type):
    pass

class MetaB(MetaA):
    pass

class MetaC(type):
    pass

class A(metaclass=MetaA):
    pass

class B(metaclass=MetaB):
    pass

class C(metaclass=MetaC):
    pass

class AB(A, B):
    pass

class Forced(A, metaclass=MetaB):
    pass

print(type(AB).__name__, type(Forced).__name__, type(type("T", (B,), {})).__name__)  # expect: MetaB MetaB MetaB
def attempt(*bases, **keywords):
    try:
        class New(*bases, **keywords):
            pass
        print(type(New).__name__)
    except TypeError as error:
        print(error)

attempt(A, C)
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
attempt(A, metaclass=MetaC)
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
attempt(B, metaclass=MetaA)  # expect: MetaB
attempt(metaclass=type)  # expect: type
attempt(metaclass=int)  # expect: int expected at most 2 arguments, got 3
attempt(metaclass=5)  # expect: 'int' object is not callable
attempt(A, metaclass=lambda name, bases, namespace: int)  # expect: type
attempt(A, unknown=1)  # expect: attempt.<locals>.New.__init_subclass__() takes no keyword arguments
def maker(name, bases, namespace, **keywords):
    return name, len(bases), keywords

class Made(int, metaclass=maker, extra=True):
    pass

print(Made)  # expect: ('Made', 1, {'extra': True})
