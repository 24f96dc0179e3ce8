def make(kind):
    class C:
        a: kind
        def f(self, x: kind, y: C) -> own: pass
        own = "own"
    return C

C = make(int)
print(C.__annotations__)  # expect: {'a': <class 'int'>}
found = C.f.__annotations__
print(found["x"], found["y"] is C, found["return"])  # expect: <class 'int'> True own
print(C.f.__annotate__.__code__.co_freevars)  # expect: ('C', '__classdict__', 'kind')
