# Very deep chains are made, walked and dropped without trouble.
chain = None
for n in range(100_000):
    chain = [chain]
depth = 0
walk = chain
while walk is not None:
    walk = walk[0]
    depth += 1
print(depth)  # expect: 100000
chain = walk = None

def nest(inner):
    return lambda: inner

closure = None
for n in range(50_000):
    closure = nest(closure)
steps = 0
while closure is not None:
    closure = closure()
    steps += 1
print(steps)  # expect: 50000
