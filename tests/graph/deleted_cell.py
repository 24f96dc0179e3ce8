def make():
    n = 1

    def read():
        return n

    def forget():
        nonlocal n
        del n

    return read, forget


read, forget = make()
forget()
