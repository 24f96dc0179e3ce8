# `super().x` is one step: places in tracebacks, empty cells and deleted names show it.
import traceback


def places(error):
    """The underlined parts of a traceback, the marks below them, and its last line."""
    lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
    found = []
    for above, below in zip(lines, lines[1:]):
        marks = [at for at, mark in enumerate(below) if mark in "~^"]
        if marks and not set(below) - set("~^ "):
            found.append(above[marks[0] : marks[-1] + 1] + " " + below.strip())
    return " | ".join(found[1:] + lines[-1:])


def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(places(e))
class B:
    def m(self, *a, **k): return 'B.m', a, k
    x = 1
    def __call__(self): return 'called'
class A(B):
    def a(self): return super().x
    def b(self): return super().m(*[1,2])
    def c(self): return super().m(1, k=2)
    def d(self): super().x = 1
    def e(self): super().x += 1
    def f(self): return super()()
    def g(self): return super(A, self).x
    def h(self): return super(A, self).y
    def i(self): return [super().x for _ in (1,)]
    def j(self): return list(super().x for _ in (1,))
    def k(self): return (lambda: super().x)()
    def l(self): return (lambda s: super().x)(self)
    def m2(self):
        def inner(): return super().x
        return inner()
    def n(self):
        def inner(q): return super().x
        return inner(self)
    def o(self):
        return list((lambda s: (yield super().x))(self))
    def p(self):
        del self
        super().x
    def q(self):
        del self
        super().m()
    def r(self):
        del self
        super()
    def s(self):
        f = lambda: self
        del self
        super().m()
    def u(self):
        super = lambda *a: B()
        return super().x
    @staticmethod
    def v(): return super().x
    @staticmethod
    def w(z): return super().x
    def y(*args): return super().x
    def z(self):
        return (super()
            .nope)
    def aa(self):
        return (super()
            .nope(
              1))
    def ab(self): return super().nope
    def ac(self): return super(A, 3).nope
    def ad(self): return super(*[A, self]).x
    def ae(self): return super(1).x
    def af(self): return super(A).x
    def ag(self): return {super().x: super().m() for _ in (1,)}
    def ah(self, f=lambda s: super().x): return f(self)
    def ai(self): return super().__class__, super().__thisclass__
    def aj(self): return {1: [super().nope for x in [[super().x for q in (1,)]]]}
    def ak(self):
        __class__ = int
        return super().x
    def al(self): return super().m.nope
    def am(self): return super().m(super().nope)
    def an(self):
        self = 3
        return super().x
    def ao(self):
        nonlocal __class__
        __class__ = 3
        return super().x
for n in list(vars(A)):
    if n.startswith('__'): continue
    print('---', n)
    t(getattr(A(), n)) if n != 'w' else t(A.w, A())
    # expect: --- a
    # expect: 1
    # expect: --- b
    # expect: ('B.m', (1, 2), {})
    # expect: --- c
    # expect: ('B.m', (1,), {'k': 2})
    # expect: --- d
    # expect: super().x ^^^^^^^^^ | AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes
    # expect: --- e
    # expect: super().x ^^^^^^^^^ | AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes
    # expect: --- f
    # expect: super()() ~~~~~~~^^ | TypeError: 'super' object is not callable
    # expect: --- g
    # expect: 1
    # expect: --- h
    # expect: super(A, self).y ^^^^^^^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'y'
    # expect: --- i
    # expect: [1]
    # expect: --- j
    # expect: list(super().x for _ in (1,)) ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^ | super().x ^^^^^^^^^ | TypeError: super(type, obj): obj (instance of tuple_iterator) is not an instance or subtype of type (A).
    # expect: --- k
    # expect: (lambda: super().x)() ~~~~~~~~~~~~~~~~~~~^^ | super() ~~~~~^^ | RuntimeError: super(): no arguments
    # expect: --- l
    # expect: 1
    # expect: --- m2
    # expect: super() ~~~~~^^ | RuntimeError: super(): no arguments
    # expect: --- n
    # expect: 1
    # expect: --- o
    # expect: [1]
    # expect: --- p
    # expect: super() ~~~~~^^ | UnboundLocalError: cannot access local variable 'self' where it is not associated with a value
    # expect: --- q
    # expect: super() ~~~~~^^ | UnboundLocalError: cannot access local variable 'self' where it is not associated with a value
    # expect: --- r
    # expect: super() ~~~~~^^ | RuntimeError: super(): arg[0] deleted
    # expect: --- s
    # expect: super() ~~~~~^^ | UnboundLocalError: cannot access local variable 'self' where it is not associated with a value
    # expect: --- u
    # expect: 1
    # expect: --- v
    # expect: super() ~~~~~^^ | RuntimeError: super(): no arguments
    # expect: --- w
    # expect: 1
    # expect: --- y
    # expect: super() ~~~~~^^ | RuntimeError: super(): no arguments
    # expect: --- z
    # expect: super() ^^^^^^^ | .nope ^^^^^ | AttributeError: 'super' object has no attribute 'nope'
    # expect: --- aa
    # expect: super() ^^^^^^^ | .nope ^^^^^ | AttributeError: 'super' object has no attribute 'nope'
    # expect: --- ab
    # expect: super().nope ^^^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'nope'
    # expect: --- ac
    # expect: super(A, 3).nope ^^^^^^^^^^^^^^^^ | TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
    # expect: --- ad
    # expect: 1
    # expect: --- ae
    # expect: super(1) ~~~~~^^^ | TypeError: super() argument 1 must be a type, not int
    # expect: --- af
    # expect: super(A).x ^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'x'
    # expect: --- ag
    # expect: {1: ('B.m', (), {})}
    # expect: --- ah
    # expect: 1
    # expect: --- ai
    # expect: (<class 'super'>, <class '__main__.A'>)
    # expect: --- aj
    # expect: super().nope ^^^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'nope'
    # expect: --- ak
    # expect: super() ~~~~~^^ | RuntimeError: super(): __class__ cell not found
    # expect: --- al
    # expect: super().m.nope ^^^^^^^^^^^^^^ | AttributeError: 'function' object has no attribute 'nope'
    # expect: --- am
    # expect: super().nope ^^^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'nope'
    # expect: --- an
    # expect: super().x ^^^^^^^^^ | TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (A).
    # expect: --- ao
    # expect: super().x ^^^^^^^^^ | RuntimeError: super(): __class__ is not a type (int)
class M(type):
    def __new__(m, n, b, ns):
        for k in list(ns):
            if k.startswith('__') : continue
            print('--- early', k)
            t(ns[k], None)
        return super().__new__(m, n, b, ns)
class Y(metaclass=M):
    def a(self): return super().foo()
    def b(self): return super().foo
    def c(self): return super()
    def d(self): return super(Y, self).foo
    def e(self): return [super().foo for x in (1,)]
    def f(self): return list(super().foo for x in (1,))
    def g(self): return (lambda s: super().q)(1)
    def h(self): return (lambda: super().q)()
    def i(self): super().x = 3
    def j(self): return __class__
    def k(self): super().x += 3
    def l(self): return super()()
    def m(self): return super().foo(*self)
    l2 = [lambda: __class__ for x in (1,)][0]
    l3 = [(lambda s: super().x) for x in (1,)][0]
# expect: --- early a
# expect: super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope. Did you mean: 'self.__class__'?
# expect: --- early b
# expect: super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope. Did you mean: 'self.__class__'?
# expect: --- early c
# expect: super() ~~~~~^^ | RuntimeError: super(): empty __class__ cell
# expect: --- early d
# expect: Y ^ | NameError: name 'Y' is not defined
# expect: --- early e
# expect: super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope. Did you mean: 'self.__class__'?
# expect: --- early f
# expect: list(super().foo for x in (1,)) ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^ | super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
# expect: --- early g
# expect: (lambda s: super().q)(1) ~~~~~~~~~~~~~~~~~~~~~^^^ | super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
# expect: --- early h
# expect: (lambda: super().q)() ~~~~~~~~~~~~~~~~~~~^^ | super() ~~~~~^^ | RuntimeError: super(): no arguments
# expect: --- early i
# expect: super() ~~~~~^^ | RuntimeError: super(): empty __class__ cell
# expect: --- early j
# expect: __class__ ^^^^^^^^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope. Did you mean: 'self.__class__'?
# expect: --- early k
# expect: super() ~~~~~^^ | RuntimeError: super(): empty __class__ cell
# expect: --- early l
# expect: super() ~~~~~^^ | RuntimeError: super(): empty __class__ cell
# expect: --- early m
# expect: super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope. Did you mean: 'self.__class__'?
# expect: --- early l2
# expect: TypeError: Y.<lambda>() takes 0 positional arguments but 1 was given
# expect: --- early l3
# expect: super() ~~~~~^^ | NameError: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
t(lambda: Y.l2())  # expect: <class '__main__.Y'>
t(lambda: Y().l3())
# expect: Y().l3() ~~~~~~^^ | super().x ^^^^^^^^^ | AttributeError: 'super' object has no attribute 'x'
