# One cell per variable per *call* of the owning function; all closures made in that call share it.
def f():
    n = 0
    def up():
        nonlocal n; n += 1; return n
    def get(): return n
    return up, get
a, b = f(); c, d = f()
a(); a(); print(b(), d(), a.__closure__[0] is b.__closure__[0], a.__closure__[0] is c.__closure__[0])
# expect: 2 0 True False
