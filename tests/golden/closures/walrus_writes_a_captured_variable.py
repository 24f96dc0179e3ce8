# A walrus target that a nested function captures lives in a cell.
def outer():
    def look():
        return latest
    trail = [look() for n in range(4) if (latest := n * n) % 2 == 0]
    return trail, latest, outer.__code__.co_cellvars

print(outer())  # expect: ([0, 4], 9, ('latest',))

def while_loop():
    items = [3, 2, 1]
    peek = lambda: item
    seen = []
    while items and (item := items.pop()):
        seen.append(peek())
    return seen

print(while_loop())  # expect: [1, 2, 3]
