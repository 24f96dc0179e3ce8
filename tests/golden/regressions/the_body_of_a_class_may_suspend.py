# `__build_class__` takes any function, also one whose body suspends: the run ended as if the engine were broken.
# What the body gives is thrown away unless it is a cell; a generator has not begun by then.
def numbers():
    print("never")
    yield 1


async def values():
    yield 2


C = __build_class__(numbers, "C")
print(C, sorted(name for name in vars(C) if not name.startswith("__")))  # expect: <class '__main__.C'> []
print(__build_class__(values, "D").__mro__)  # expect: (<class '__main__.D'>, <class 'object'>)
print(type(eval(numbers.__code__)), type(eval(values.__code__)))  # expect: <class 'generator'> <class 'async_generator'>


def echo():
    got = yield 1
    print("got", got)
    return got


generator = eval(echo.__code__)
print(next(generator))  # expect: 1
try:
    generator.send(7)  # expect: got 7
except StopIteration as stop:
    print(stop.value)  # expect: 7
