# explain: .len, f.print
size = len([1])
def f():
    print(size)
