# Functions that capture functions that capture functions.
def compose(*functions):
    def identity(x):
        return x
    result = identity
    for function in functions:
        def step(x, inner=result, outer=function):
            return outer(inner(x))
        result = step
    return result

def add(k):
    return lambda x: x + k

def times(k):
    return lambda x: x * k

print(compose(add(1), times(10), add(5))(2))  # expect: 35
print(compose()(7))  # expect: 7
chain = compose(*[add(i) for i in range(50)])
print(chain(0))  # expect: 1225
