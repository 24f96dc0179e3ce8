def outer():
    value = 1

    def shadow():
        value = 2
        return value

    def in_a_loop(items):
        for item in items:
            if item:
                print(value)
            value = item

    def parameter(value):
        value += 1
        return value

    def only_after(flag):
        if flag:
            value = 3
        return value

    return shadow, in_a_loop, parameter, only_after
