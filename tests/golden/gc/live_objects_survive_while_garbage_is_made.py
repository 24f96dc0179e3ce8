# What a suspended generator, a bound method, a default and a cell hold stays alive.
class Holder:
    def __init__(self, value):
        self.value = value
    def get(self):
        return self.value

def garbage():
    for n in range(20_000):
        [n, str(n), {n: [n]}]

def suspended():
    local = ["generator local"]
    while True:
        yield local

def outer():
    captured = ["captured"]
    return lambda: captured

generator = suspended()
next(generator)
method = Holder(["bound"]).get
default = (lambda value=["default"]: value)
closure = outer()
iterator = iter([["iterated"]])
mapped = map(lambda x, extra=["mapped"]: extra, [1])
garbage()
print(next(generator), method(), default(), closure(), next(iterator), next(mapped))
# expect: ['generator local'] ['bound'] ['default'] ['captured'] ['iterated'] ['mapped']
