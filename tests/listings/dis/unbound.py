def f(flag):
    if flag:
        x = 1
    print(x)
    print(x)
    for y in x:
        del y
    del x
    return flag
