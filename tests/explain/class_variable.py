# explain: C.size, C.area.size
class C:
    size = 3
    def area(self):
        return size * 2
