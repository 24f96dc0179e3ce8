# Keys of `**` that come twice, and keys that are no strings.
def f(**k):
    pass

class Odd:
    def __repr__(self):
        return "odd one"

odd = Odd()
for call in (lambda: f(**{1: 3}, **{1: 5}), lambda: f(**{1: 3}, **{2: 5}), lambda: f(**{1: 3}), lambda: f(x=1, **{2: 5}),
             lambda: f(**{(1, 2): 3}, **{(1, 2): 5}), lambda: f(x=1, **{"x": 5}), lambda: dict(**{1: 2}, **{1: 2}),
             lambda: [].append(**{odd: 2}, **{odd: 2})):
    try:
        call()
    except TypeError as exc:
        print(exc)
        # expect: __main__.f() got multiple values for keyword argument '1'
        # expect: keywords must be strings
        # expect: keywords must be strings
        # expect: keywords must be strings
        # expect: __main__.f() got multiple values for keyword argument '(1, 2)'
        # expect: __main__.f() got multiple values for keyword argument 'x'
        # expect: dict() got multiple values for keyword argument '1'
        # expect: list.append() got multiple values for keyword argument 'odd one'
