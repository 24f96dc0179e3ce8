REGISTERED = []


def register(function):
    REGISTERED.append(function)
    return function


def traced(function):
    print(function)
    return function


def make(names):
    for name in names:
        @register
        def late():
            return name

        @traced
        def at_once():
            return name

        at_once()
