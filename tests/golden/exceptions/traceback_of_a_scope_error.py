# Scope errors point at the declaration.
def outer():
    count = 0
    def inner():
        print(count)
        nonlocal count
        # expect syntax error: name 'count' is used prior to nonlocal declaration
