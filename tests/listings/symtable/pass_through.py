def outer():
    deep = 1
    def middle():
        def inner():
            return deep
        return inner
    return middle
