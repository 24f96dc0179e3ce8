def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def adder(k):
    return lambda x: x + k


f = compose(adder(1), adder(2), abs)
