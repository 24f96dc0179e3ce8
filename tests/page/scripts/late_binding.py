handlers = []
for i in range(3):
    handlers.append(lambda: i)


def make():
    late, early = [], []
    for k in range(3):
        late.append(lambda: k)
        early.append(lambda k=k: k)
    return late, early


late, early = make()
print([f() for f in handlers])
print([f() for f in late])
print([f() for f in early])
