# Closures made in a loop share the loop variable: each sees its last value.
def buttons():
    handlers = []
    for label in ("save", "load", "quit"):
        handlers.append(lambda: label)
    return handlers

print([handler() for handler in buttons()])  # expect: ['quit', 'quit', 'quit']

def with_default():
    return [lambda label=label: label for label in ("save", "load")]

print([handler() for handler in with_default()])  # expect: ['save', 'load']

def with_factory():
    def bind(label):
        return lambda: label
    return [bind(label) for label in ("save", "load")]

print([handler() for handler in with_factory()])  # expect: ['save', 'load']
print(len({id(handler.__closure__[0]) for handler in buttons()}))  # expect: 1
