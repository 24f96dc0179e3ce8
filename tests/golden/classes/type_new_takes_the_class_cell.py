# The namespace passed to the metaclass contains __classcell__; type.__new__ must receive it, sets the cell
# and removes the entry.
class M(type):
    def __new__(m, n, b, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, n, b, ns)
class A(metaclass=M):  # expect error: RuntimeError: __class__ not set defining 'A' as <class '__main__.A'>. Was __classcell__ propagated to type.__new__?
    def f(self): return __class__
