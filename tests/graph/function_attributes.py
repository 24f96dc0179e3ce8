def make(n):
    def f():
        return n

    f.undo = lambda: n
    f.title = "text"
    return f


f = make(1)
