# explain: C.count, C.f.count
count = 0
class C:
    global count
    count = 1
    def f(self):
        return count
