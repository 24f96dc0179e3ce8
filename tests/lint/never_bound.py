def outer():
    value: int

    def get():
        return value

    return get
