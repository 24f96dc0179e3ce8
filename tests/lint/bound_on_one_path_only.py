def outer(flag):
    if flag:
        value = 1

    def get():
        return value

    return get


def fine(flag):
    if flag:
        value = 1
    else:
        value = 2

    if not flag:
        return None

    def get():
        return value

    return get
