class C:
    x: int
    def f(self, a: int): pass
    def g(self, a: int): pass

cells = [function.__annotate__.__closure__ for function in (C.f, C.g)] + [C.__annotate__.__closure__]
print(len({id(cell) for row in cells for cell in row}))  # expect: 1
print(sorted(set(cells[0][0].cell_contents) & {"x", "f", "g"}))  # expect: ['f', 'g']
print(C.__annotate__.__code__.co_freevars)  # expect: ('__classdict__',)
print([name for name in vars(C) if "classdict" in name])  # expect: []
