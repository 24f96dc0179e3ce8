# Each container has its own type of iterator; they know how much is left and can be copied in place.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for source in ([1, 2], (1, 2), "ab", "é☃", b"ab", bytearray(b"ab"), {1: 2}, {1: 2}.values(), {1: 2}.items(), {1, 2}, range(2), range(10**20, 10**20 + 2)):
    walk = iter(source)
    print(type(walk).__name__, walk.__length_hint__(), iter(walk) is walk, next(walk), walk.__length_hint__(), [*walk], next(walk, "end"), walk.__length_hint__())
walk = iter([1, 2, 3])
walk.__setstate__(2)
print(next(walk), walk.__reduce__()[1:], type(walk).__next__)
attempt(next, 5)
attempt(next)
attempt(next, iter([]), 1, 2)
attempt(iter, 5)
attempt(iter)
attempt(iter, int, 1, 2)
attempt(iter, 5, 1)
attempt(iter([]).__next__)
attempt(iter([]).__next__, 1)
attempt(type(iter([])), [])
print(list(iter(iter([1]).__next__, 5)), list(iter([3, 2, 1, 0].pop, 2)), type(iter(int, 1)).__name__, next(iter(int, 0), "same"))
class Broken:
    def __iter__(self):
        return 5

class Old:
    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return index

attempt(iter, Broken())
attempt(list, Broken())
print(list(Old()), type(iter(Old())).__name__, 1 in Old(), [*Old(), *Old()], max(Old()))
