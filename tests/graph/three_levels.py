def outer(a):
    def middle(b):
        def inner(c):
            return a + b + c

        return inner

    return middle


middle = outer(1)
inner = middle(2)
