# classmethod and staticmethod as objects: what they copy, how they bind, what they refuse.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def plain(*args):
    """Gives its arguments."""
    return args

plain.note = "attribute"
as_class, as_static = classmethod(plain), staticmethod(plain)
for wrapped in (as_class, as_static):
    print(type(wrapped).__name__, wrapped.__func__ is plain, wrapped.__wrapped__ is plain, wrapped.__name__, wrapped.__doc__, wrapped.__qualname__, wrapped.__module__, wrapped.note, wrapped.__isabstractmethod__, wrapped.__dict__ == {"__wrapped__": plain, "note": "attribute", **{k: getattr(plain, k) for k in wrapped.__dict__ if k[0] == "_" and k != "__wrapped__"}})  # expect error: AttributeError: 'classmethod' object has no attribute 'note'
print(as_class.__get__(5)(1), as_class.__get__(None, int)(1), as_static.__get__(5)(1), as_static(1, 2), as_class.__get__(5, str)())
class Holder:
    c, s = as_class, as_static
    d = classmethod(staticmethod(plain))

print(Holder.c(1), Holder().c(1), Holder.s(1), Holder().s(1), Holder.c.__self__, Holder.__dict__["c"] is as_class, repr(as_static).split(" at ")[0], repr(as_class).split(" at ")[0], Holder.d(1))
as_class.extra = 1
print(as_class.extra, classmethod(5).__func__, staticmethod(None).__func__)
attempt(classmethod)
attempt(staticmethod)
attempt(classmethod, 1, 2)
attempt(staticmethod, f=plain)
attempt(as_class, 1)
attempt(classmethod(5).__get__, 1)
attempt(lambda: classmethod(5).__get__(1)())
attempt(staticmethod(5))
attempt(as_class.__get__)
attempt(as_static.__get__, None)
attempt(getattr, as_static, "nope")
attempt(classmethod.__init__, as_class)
