# Calling a generator function binds arguments and creates cells but runs no code; errors in binding are
# raised at the call.
def g(a):
    print("run"); yield a
x = g(1)
try: g()
except TypeError as e: print(e)  # expect: g() missing 1 required positional argument: 'a'
print(next(x))
# expect: run
# expect: 1
