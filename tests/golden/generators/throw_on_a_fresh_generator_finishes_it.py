# throw() on a fresh generator raises at the def line and finishes it; throw with single exception instance is
# the non-deprecated form.
def g(): yield 1
x = g()
try: x.throw(KeyError("k"))
except KeyError as e: print(repr(e), list(x))  # expect: KeyError('k') []
