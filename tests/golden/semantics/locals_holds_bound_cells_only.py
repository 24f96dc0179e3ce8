# Cells and referenced free variables are in `locals()` when they are bound.
def outer(bound):
    unbound_until_later = None
    del unbound_until_later
    def uses():
        if False:
            bound, unbound_until_later
        return locals()
    def uses_nothing():
        return locals()
    print(uses(), uses_nothing(), sorted(locals()))
    unbound_until_later = 1
    print(uses())

outer("b")
# expect: {'bound': 'b'} {} ['bound', 'uses', 'uses_nothing']
# expect: {'bound': 'b', 'unbound_until_later': 1}
