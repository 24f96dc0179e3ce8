# A name that the class body binds is looked up there, then globally: enclosing functions are skipped.
unit = "module"

def outer():
    unit = "function"
    class Measure:
        before = unit
        unit = "class"
        after = unit
    return Measure.before, Measure.after, unit

print(outer())  # expect: ('module', 'class', 'function')
