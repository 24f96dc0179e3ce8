# explain: f.g.error, f.error
def f():
    try:
        1 / 0
    except ZeroDivisionError as error:
        def g():
            return error
        return g
