import inspect
import types


class Base:
    """Base doc.

        Indented more.
    """
    shared = 1
    def method(self):
        "Method doc."


class Lazy(Base):
    def __init__(self):
        self.own = 2
    def __getattr__(self, name):
        return "made up"
    def method(self): pass
    @property
    def costly(self):
        raise RuntimeError("asked")
    @types.DynamicClassAttribute
    def dynamic(self): return 3


lazy = Lazy()
print([name for name, value in inspect.getmembers(Lazy) if not name.startswith("_")])
# expect: ['costly', 'dynamic', 'method', 'shared']
print([name for name, value in inspect.getmembers(lazy.__class__, inspect.isfunction)])
# expect: ['__getattr__', '__init__', 'method']
print([name for name, value in inspect.getmembers_static(lazy) if not name.startswith("_")])
# expect: ['costly', 'dynamic', 'method', 'own', 'shared']
print(inspect.getattr_static(lazy, "own"), inspect.getattr_static(lazy, "shared"), inspect.getattr_static(lazy, "no", None))
# expect: 2 1 None
print(type(inspect.getattr_static(lazy, "costly")))  # expect: <class 'property'>
try:
    inspect.getattr_static(lazy, "no")
except AttributeError as e:
    print(e)  # expect: no
print(repr(inspect.getdoc(Lazy)), inspect.getdoc(Lazy.method), inspect.getdoc(lazy.method), inspect.getdoc(Base()))
# expect: 'Base doc.\n\nIndented more.' Method doc. Method doc. Base doc.
# expect:
# expect: Indented more.
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Lazy) if a.name[0] != "_"])
# expect: [('costly', 'property', 'Lazy'), ('dynamic', 'data', 'Lazy'), ('method', 'method', 'Lazy'), ('shared', 'data', 'Base'), ('dynamic', 'data', 'Lazy')]
print(inspect.getclasstree([Base, Lazy]), inspect.getmro(Lazy))
# expect: [(<class 'object'>, ()), [(<class '__main__.Base'>, (<class 'object'>,)), [(<class '__main__.Lazy'>, (<class '__main__.Base'>,))]]] (<class '__main__.Lazy'>, <class '__main__.Base'>, <class 'object'>)
