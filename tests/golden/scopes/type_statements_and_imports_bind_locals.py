# `type X = ...` and `import` inside a function bind local names.
sys = "module"
Alias = "module"

def importing():
    import sys
    return sys.__name__

def aliasing():
    type Alias = int
    return Alias.__name__

def too_early():
    sys
    # expect error: UnboundLocalError: cannot access local variable 'sys' where it is not associated with a value
    import sys

print(importing(), aliasing())  # expect: sys Alias
print(sys, Alias)  # expect: module module
too_early()
