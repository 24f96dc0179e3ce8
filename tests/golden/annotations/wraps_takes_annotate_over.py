from functools import wraps

def note(what):
    print("evaluated")
    return what

def decorate(function):
    @wraps(function)
    def wrapper(*args: "other", **kwargs):
        return function(*args, **kwargs)
    return wrapper

@decorate
def f(x: note(int)) -> Later: pass

print("wrapped")  # expect: wrapped
Later = str
print(f.__annotations__, f.__annotate__ is f.__wrapped__.__annotate__)
# expect: evaluated
# expect: {'x': <class 'int'>, 'return': <class 'str'>} True
