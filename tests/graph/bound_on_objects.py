# graph: f
# bounds: objects = 4
def make(n):
    return lambda: n


f = make(make(make(make(1))))
