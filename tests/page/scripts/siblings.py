def make_pair():
    value = 0

    def set_value(new):
        nonlocal value
        value = new

    def get_value():
        return value

    return set_value, get_value


set_value, get_value = make_pair()
set_value(7)
set_value(8)
print(get_value())
other_set, other_get = make_pair()
other_set(1)
print(get_value(), other_get())
