# What a comprehension in a class body defines captures the cell of the class; the comprehension itself reads no cell.
def attempt(source):
    space = {}
    try:
        exec(source, space)
        print(space.get("out", "done"))
    except NameError as error:
        print(error)


attempt("class C:\n f = [lambda: __class__ for _ in [1]]\nout = C.f[0]() is C")  # expect: True
attempt("class C:\n [(lambda: __class__)() for _ in [1]]")
# expect: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
attempt("class C:\n __class__ = 2\n f = [lambda: __class__ for _ in [1]]\nout = C.f[0]() is C")  # expect: True
attempt("class C:\n [__class__ for _ in [1]]")  # expect: name '__class__' is not defined
attempt("__class__ = 7\nclass C:\n a = [__class__ for _ in [1]]\nout = C.a")  # expect: [7]
attempt("class C:\n f = [[lambda: __class__ for _ in [1]] for _ in [1]]\nout = C.f[0][0]() is C")  # expect: True
attempt("class C:\n def m(self): return __class__\n f = [lambda: __class__ for _ in [1]]\nout = C.f[0]() is C().m()")
# expect: True
