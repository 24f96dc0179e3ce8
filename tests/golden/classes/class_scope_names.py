# Names in class bodies: the namespace first, then globals; functions inside do not see it.
x = "global"
def outer():
    x = "outer"
    class Body:
        before = x
        x = "body"
        after = x
        def method(self):
            return x
        lam = lambda self: x
        comp = [x for _ in range(1)]
        first = [each for each in x]
        nested = [[x for _ in "a"] for _ in "b"]
        generator = list(x for _ in "a")
        class Inner:
            inner = x
        del x
        deleted = x if "x" in dir() else "gone"
    return Body

Body = outer()
thing = Body()
print(Body.before, Body.after, thing.method(), thing.lam(), Body.comp, "".join(Body.first), Body.nested, Body.generator, Body.Inner.inner, Body.deleted)
# expect: global body outer outer ['outer'] body [['outer']] ['outer'] outer gone
class Order:
    a = 1
    b = a + 1
    def c(self, default=b):
        return default
    d = [a for a in range(3)]
    e = a

print(Order.b, Order().c(), Order.d, Order.e)  # expect: 2 2 [0, 1, 2] 1
try:
    class Fails:
        y = 5
        z = [y + n for n in range(2)]
except NameError as error:
    print(error)  # expect: name 'y' is not defined
class Loop:
    for i in range(3):
        exec(f"attr_{i} = {i}")
    locals()["dynamic"] = "set"

print(Loop.attr_2, Loop.dynamic, Loop.i)  # expect: 2 set 2
def maker():
    class Counter:
        nonlocal_total = 0
        def bump(self):
            nonlocal total
            total += 1
            return total
    total = 10
    return Counter()

print(maker().bump())  # expect: 11
