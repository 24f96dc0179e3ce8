def walk(n):
    step = lambda: n
    yield step


g = walk(1)
step = next(g)
steps = [step]
del step
hidden = steps.pop
# cell: hidden.__self__[0] n
