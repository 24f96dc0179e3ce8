from functools import cache, lru_cache


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(1), square(2), square(1), square(3), square(2))
# expect: computing 1
# expect: computing 2
# expect: computing 3
# expect: computing 2
# expect: 1 4 1 9 4
print(square.cache_info(), square.cache_parameters(), square.__name__, square.__wrapped__(9))
# expect: computing 9
# expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False} square 81
square.cache_clear()
print(square.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(200), fib.cache_info())
# expect: 280571172992510140037611932413038677189525 CacheInfo(hits=198, misses=201, maxsize=None, currsize=201)


@lru_cache(typed=True)
def kind(x, *, flag=None):
    return type(x).__name__, flag


print(kind(1), kind(1.0), kind(True), kind(1, flag=1), kind.cache_info().misses)
# expect: ('int', None) ('float', None) ('bool', None) ('int', 1) 4


class Shop:
    def __init__(self, tax):
        self.tax = tax

    @lru_cache
    def price(self, net):
        return net + self.tax


shop = Shop(2)
print(shop.price(10), shop.price(10), Shop.price.cache_info().hits)  # expect: 12 12 1
try:
    square([])
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
