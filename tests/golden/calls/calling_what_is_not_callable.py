# Objects without `__call__` name their type.
class Plain: pass
for thing in (3, "text", None, [1], Plain(), {}, ..., 1.5):
    try:
        thing()
    except TypeError as error:
        print(error)
        # expect: 'int' object is not callable
        # expect: 'str' object is not callable
        # expect: 'NoneType' object is not callable
        # expect: 'list' object is not callable
        # expect: 'Plain' object is not callable
        # expect: 'dict' object is not callable
        # expect: 'ellipsis' object is not callable
        # expect: 'float' object is not callable

class Callable:
    def __call__(self, *args, key=None):
        return args, key

print(Callable()(1, key=2), callable(Callable()), callable(Plain))  # expect: ((1,), 2) True True
Plain(1)  # expect error: TypeError: Plain() takes no arguments
