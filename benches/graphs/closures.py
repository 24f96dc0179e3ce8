# Twenty closures that travel, and behind `#>` what each is asked when it has arrived, under the name `it`.
#:: captures a number
def make(n):
    def add(x): return x + n
    return add
make(40)
#> it(2)
#:: two that share a cell
def make(n):
    def step():
        nonlocal n
        n += 1
        return n
    def show(): return n
    return step, show
make(40)
#> (it[0](), it[1](), it[0].__closure__[0] is it[1].__closure__[0])
#:: refers to itself
def make():
    def me(): return me
    return me
make()
#> it() is it
#:: recursion through a cell
def make():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
make()
#> it(10)
#:: two that call each other
def make():
    def even(n): return n == 0 or odd(n - 1)
    def odd(n): return n != 0 and even(n - 1)
    return even, odd
make()
#> (it[0](10), it[1](7), it[0].__closure__[0].cell_contents is it[1])
#:: an empty cell
def make():
    def get(): return later
    def put(value):
        nonlocal later
        later = value
    if False: later = 1
    return get, put
make()
#> (it[1](5), it[0]())
#:: a class cell
def make(n):
    class Base:
        def get(self): return n
    class C(Base):
        def get(self): return super().get() + 1
        def own(self): return __class__
    return C()
make(41)
#> (it.get(), it.own() is type(it))
#:: a method that writes its variable
def make(n):
    class C:
        def step(self):
            nonlocal n
            n += 1
            return n
    return C().step, lambda: n
make(1)
#> (it[0](), it[1]())
#:: defaults
def make(n):
    def f(a, b=[n], /, c={'k': n}, *, d=(n,), e): return a, b, c, d, e
    return f
make(5)
#> (it(1, e=2), it.__defaults__, it.__kwdefaults__)
#:: a default that two share
def make():
    shared = []
    def put(x, to=shared): to.append(x)
    def get(of=shared): return of
    return put, get
make()
#> (it[0](5), it[1]())
#:: a decorator
import functools
def traced(f):
    calls = 0
    @functools.wraps(f)
    def inner(*args):
        nonlocal calls
        calls += 1
        return calls, f(*args)
    return inner
@traced
def add(a, b):
    """Adds."""
    return a + b
add
#> (it(1, 2), it(3, 4), it.__doc__, it.__wrapped__(5, 6), it.__name__)
#:: attributes and annotations
def make():
    def f(a: int, b: 'text' = None) -> list: return a
    f.calls = [1]
    f.me = f
    return f
make()
#> (it.calls, it.me is it, it.__annotations__, it.__qualname__)
#:: globals
rate = 3
table = {'a': 1}
unused = [0] * 1000
def helper(x): return x * rate
def price(x): return helper(x) + table['a']
price
#> (it(2), it.__globals__['rate'], it.__globals__['helper'](1))
#:: globals that are written
count = 0
def step():
    global count
    count += 1
    return count
def show(): return count
step, show
#> (it[0](), it[0](), it[1]())
#:: lambdas of a loop
def make(): return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
make()
#> ([f() for f in it[0]], [f() for f in it[1]])
#:: a cached function
import functools
def make(n):
    @functools.lru_cache(None)
    def power(k): return n ** k
    power(3)
    return power
make(2)
#> (it(3), it.cache_info().hits)
#:: a partial and a bound method
import functools
class Account:
    def __init__(self): self.balance = 0
    def deposit(self, n):
        self.balance += n
        return self.balance
account = Account()
functools.partial(account.deposit, 5), account
#> (it[0](), it[1].balance)
#:: iterators that stand somewhere
def make():
    numbers = iter([1, 2, 3]); next(numbers)
    pairs = zip('abc', numbers)
    return lambda: next(pairs)
make()
#> (it(), it())
#:: a generator that is suspended
def make(total):
    def running():
        nonlocal total
        while True: total += (yield total)
    g = running()
    next(g); g.send(5)
    return g.send, lambda: total
make(1)
#> (it[0](10), it[1]())
#:: a generator that was not begun, and a cell of it
def make(n):
    def squares():
        for i in range(n): yield i * i
    return squares()
make(4)
#> list(it)
