def make(kind):
    class C:
        a: kind
    class D:
        kind = "own"
        a: kind
        def f(self, x: kind): pass
    return C, D

C, D = make("outer")
print(C.__annotations__, D.__annotations__, D.f.__annotations__)  # expect: {'a': 'outer'} {'a': 'own'} {'x': 'own'}
D.kind = "changed"
print(D.__annotate__(1))  # expect: {'a': 'changed'}
del D.kind
try:
    print(D.__annotate__(1))
except NameError as error:
    print(error)  # expect: name 'kind' is not defined
