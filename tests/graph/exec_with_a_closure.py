def make(n):
    def read():
        return n

    return read


read = make(1)
exec(read.__code__, {}, closure=read.__closure__)
