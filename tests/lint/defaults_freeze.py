def make(n):
    return [lambda i=i: i for i in range(n)]


def make_more(n):
    made = []
    for i in range(n):
        def made_here(i=i, *, j=i):
            return i + j
        made.append(made_here)
    return made
