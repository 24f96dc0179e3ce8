# A bare `raise` goes on with the exception that is being handled.
def inner():
    raise ValueError("once")

def outer():
    try:
        inner()
    except ValueError as error:
        first = error
        try:
            raise
        except ValueError as again:
            print(again is first)
        raise

try:
    outer()  # expect: True
except ValueError as error:
    tb, names = error.__traceback__, []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names, error.__context__)  # expect: [('<module>', 17), ('outer', 7), ('inner', 3)] None
