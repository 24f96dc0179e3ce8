# Deleting what is not there names the free variable.
def outer():
    def wipe():
        nonlocal scratch
        del scratch
    scratch = 1
    wipe()
    try:
        wipe()
    except NameError as error:
        print(type(error).__name__, error, error.name)
    try:
        del scratch
    except NameError as error:
        print(type(error).__name__, error)

outer()
# expect: NameError cannot access free variable 'scratch' where it is not associated with a value in enclosing scope scratch
# expect: UnboundLocalError cannot access local variable 'scratch' where it is not associated with a value
