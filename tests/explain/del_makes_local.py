# explain: f.x
x = 1
def f():
    del x
