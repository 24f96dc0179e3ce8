# An inlined comprehension reads the function's own local, a generator expression a free variable.
def outer():
    try:
        [later for _ in "x"]
    except NameError as error:
        print(type(error).__name__, error)
    try:
        list(later for _ in "x")
    except NameError as error:
        print(type(error).__name__, error)
    later = 1

outer()
# expect: UnboundLocalError cannot access local variable 'later' where it is not associated with a value
# expect: NameError cannot access free variable 'later' where it is not associated with a value in enclosing scope

def plain():
    try:
        {later for _ in "x"}
    except NameError as error:
        print(type(error).__name__, error)
    later = 1

plain()
# expect: UnboundLocalError cannot access local variable 'later' where it is not associated with a value
