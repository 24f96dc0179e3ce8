def twice(function):
    return lambda x: function(function(x))


@twice
@twice
def increment(x):
    return x + 1
