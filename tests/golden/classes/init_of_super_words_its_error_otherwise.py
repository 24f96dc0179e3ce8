# A call of `super` and its `__init__` check the first argument in words of their own.
class Sub(super):
    pass


made = super(int)
for given in (3, (1, 2), None):
    for call in (lambda: super(given, 1), lambda: super(given), lambda: made.__init__(given), lambda: Sub(given)):
        try:
            print(call())
        except TypeError as error:
            print(error)
            # expect: super() argument 1 must be a type, not int
            # expect: super() argument 1 must be a type, not int
            # expect: super() argument 1 must be type, not int
            # expect: super() argument 1 must be type, not int
            # expect: super() argument 1 must be a type, not tuple
            # expect: super() argument 1 must be a type, not tuple
            # expect: super() argument 1 must be type, not tuple
            # expect: super() argument 1 must be type, not tuple
            # expect: super() argument 1 must be a type, not NoneType
            # expect: super() argument 1 must be a type, not NoneType
            # expect: super() argument 1 must be type, not None
            # expect: super() argument 1 must be type, not None
