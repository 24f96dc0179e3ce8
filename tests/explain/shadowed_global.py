# explain: f.count, g.count, .count
count = 0
def f():
    print(count)
    count = 1
def g():
    count = 2
    return count
