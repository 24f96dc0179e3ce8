# Argument errors use __qualname__ and fixed wording.
class K:
    def m(self, a, /, b, *, c): pass
for t in (lambda: K().m(), lambda: K().m(1, 2, 3, c=1), lambda: K().m(1, b=2), lambda: K().m(a=1, b=2, c=3), lambda: K().m(1, 2, c=3, d=4), lambda: K().m(1, 2, b=3, c=4)):
    try: t()
    except TypeError as e: print(e)
    # expect: K.m() missing 2 required positional arguments: 'a' and 'b'
    # expect: K.m() takes 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
    # expect: K.m() missing 1 required keyword-only argument: 'c'
    # expect: K.m() got some positional-only arguments passed as keyword arguments: 'a'
    # expect: K.m() got an unexpected keyword argument 'd'
    # expect: K.m() got multiple values for argument 'b'
