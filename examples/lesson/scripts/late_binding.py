def make_greeters():
    late = []
    early = []
    for name in ["Ada", "Bob", "Eve"]:
        late.append(lambda: name)
        early.append(lambda name=name: name)
    return late, early


late, early = make_greeters()
print([greet() for greet in late])
print([greet() for greet in early])
