# `__debug__` cannot be assigned; True/False/None are keywords, not names.
def f(__debug__): pass  # expect syntax error: cannot assign to __debug__
