# The traceback of an error inside a comprehension has no entry for the comprehension.
def ratios(values):
    return [10 // v for v in values]

def lazy_ratios(values):
    return list(10 // v for v in values)

def depth(function):
    try:
        function([1, 0])
    except ZeroDivisionError as error:
        names = []
        tb = error.__traceback__
        while tb is not None:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return names

print(depth(ratios))  # expect: [('depth', 10), ('ratios', 3)]
print(depth(lazy_ratios))  # expect: [('depth', 10), ('lazy_ratios', 6), ('<genexpr>', 6)]
