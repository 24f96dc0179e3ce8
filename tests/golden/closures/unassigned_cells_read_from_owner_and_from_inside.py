# The owner reports an unbound local; an inner function reports an unassociated free variable.
def owner(from_inside):
    def inner():
        return pending
    deeper = lambda: (lambda: pending)()
    for read in (inner, deeper):
        try:
            read()
        except NameError as error:
            print(type(error).__name__, error)
    try:
        if not from_inside:
            print(pending)
    except UnboundLocalError as error:
        print(type(error).__name__, error)
    pending = "now"
    print(inner(), deeper())

owner(False)
# expect: NameError cannot access free variable 'pending' where it is not associated with a value in enclosing scope
# expect: NameError cannot access free variable 'pending' where it is not associated with a value in enclosing scope
# expect: UnboundLocalError cannot access local variable 'pending' where it is not associated with a value
# expect: now now
