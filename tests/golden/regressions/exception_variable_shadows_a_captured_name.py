# The name of a handler is deleted after it, although a nested function shares it.
def outer():
    e = "before"
    def read():
        return e
    try:
        raise ValueError("inside")
    except ValueError as e:
        print(repr(read()))
    try:
        print(read())
    except NameError as problem:
        print(problem)
    e = "after"
    return read()

print(outer())
# expect: ValueError('inside')
# expect: cannot access free variable 'e' where it is not associated with a value in enclosing scope
# expect: after
