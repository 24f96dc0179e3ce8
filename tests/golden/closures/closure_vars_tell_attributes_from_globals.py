# inspect.getclosurevars: the name of an attribute is no global variable, though there may be one of the same name.
import inspect

shared = "global"


class Holder:
    shared = "attribute"


def make():
    local = Holder

    def attribute():
        return local.shared

    def both():
        local.other = 1
        return local.shared, shared, missing, len

    def call():
        return local.shared.upper()

    return attribute, both, call


for function in make():
    seen = inspect.getclosurevars(function)
    print(function.__name__, sorted(seen.nonlocals), sorted(seen.globals), sorted(seen.builtins), sorted(seen.unbound))
# expect: attribute ['local'] [] [] ['shared']
# expect: both ['local'] ['shared'] ['len'] ['missing', 'shared']
# expect: call ['local'] [] [] ['shared', 'upper']
