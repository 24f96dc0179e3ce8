# A captured comprehension variable is listed among the cell variables of the function around it.
def outer():
    return [lambda: word for word in ("a", "b")]

print(outer.__code__.co_cellvars, outer.__code__.co_varnames)  # expect: ('word',) ('word',)
first = outer()[0]
print(first.__code__.co_freevars, first.__qualname__, first())  # expect: ('word',) outer.<locals>.<lambda> b

def lazily():
    return list(lambda: word for word in ("a", "b"))

print(lazily.__code__.co_cellvars, lazily()[0].__qualname__, lazily()[0]())
# expect: () lazily.<locals>.<genexpr>.<lambda> b
