# co_consts begins with the first constant of the source even if nothing uses it; what is put together comes last.
def always():
    if True:
        return "used"
    return "unused"


def never():
    if 0:
        return 1
    return 2.5


def loop():
    while True:
        return "x"


def negative():
    x = -1
    return "t"


def checked():
    assert False, "m"


def walks():
    for i in (3, 4):
        pass
    return "w"


def chosen(x):
    if True or x:
        return 1.5


for function in always, never, loop, negative, checked, walks, chosen:
    print(function.__name__, function.__code__.co_consts)
    # expect: always (True, 'used')
    # expect: never (0, 2.5)
    # expect: loop (True, 'x')
    # expect: negative (1, 't', -1)
    # expect: checked (False, 'm')
    # expect: walks (3, 'w', (3, 4))
    # expect: chosen (True, 1.5)
