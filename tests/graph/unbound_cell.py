def make():
    def read():
        return late

    if read is None:
        late = 1
    return read


read = make()
