# inspect.getclosurevars(f) -> nonlocals (bound cells), globals, builtins, unbound names.
import inspect
def o():
    a = 1
    def i(): return a, len, o, nope
    return i
v = inspect.getclosurevars(o())
print(v.nonlocals, sorted(v.globals), sorted(v.builtins), v.unbound)  # expect: {'a': 1} ['o'] ['len'] {'nope'}
