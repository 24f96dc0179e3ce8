# Defaults are evaluated once, left to right, positional before keyword-only, at def time; then annotations;
# decorators are evaluated before them and applied after, bottom up.
log = []
def n(x): log.append(x); return lambda f: f
@n("d1")
@n("d2")
def f(a=n("a"), *, k=n("k")) -> n("ann"): pass
print(log)  # expect: ['d1', 'd2', 'a', 'k']
