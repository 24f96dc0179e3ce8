# The line number of an error is right in long and odd source layouts.
def spread(
    a,
    b,
):
    return (a +

            b)

try:
    spread(
        1,
        None,
    )
except TypeError as error:
    lines = []
    tb = error.__traceback__
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)  # expect: [11, 6]
x = 1; y = 2; z = x + \
    y
print(z, spread.__code__.co_firstlineno)  # expect: 3 2
