# `__debug__` is a constant name, and the keyword constants are no names at all.
print(__debug__)  # expect: True
for source in ("__debug__ = 1", "def f(*, __debug__): pass", "lambda __debug__: 0", "for __debug__ in (): pass",
               "None = 1", "True += 1", "def False(): pass", "del __debug__", "(x for None in y)"):
    try:
        compile(source, "script", "exec")
        print("accepted:", source)
    except SyntaxError as error:
        print(error.msg)
        # expect: cannot assign to __debug__
        # expect: cannot assign to __debug__
        # expect: cannot assign to __debug__
        # expect: cannot assign to __debug__
        # expect: cannot assign to None
        # expect: 'True' is an illegal expression for augmented assignment
        # expect: invalid syntax
        # expect: cannot delete __debug__
        # expect: cannot assign to None
