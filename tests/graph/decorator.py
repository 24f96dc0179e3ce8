def logged(function):
    calls = []

    def wrapper(*args):
        calls.append(args)
        return function(*args)

    return wrapper


@logged
def add(a, b):
    return a + b


add(1, 2)
