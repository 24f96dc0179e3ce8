def outer():
    secret = "kept"

    def middle():
        def inner():
            return secret

        return inner

    return middle


inner = outer()()
