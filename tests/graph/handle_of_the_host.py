# hold: hidden.pop()
# hold: seen
# hold: seen
def make(n):
    return lambda: n


hidden = [make(1)]
seen = make(2)
# why: seen
