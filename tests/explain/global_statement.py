# explain: bump.count, .count, bump.inner.count
count = 0
def bump():
    global count
    count += 1
    def inner():
        return count
    return inner
