# Objects of one's own as iterators; `iter` with a sentinel; `next` with a default.
class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), max(Countdown(4)), 2 in Countdown(5), [*Countdown(2)])
# expect: [2, 1, 0] 3 True [1, 0]
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), next(values), next(values, "none"))  # expect: [1, 2] 3 none
first, *rest = Countdown(3)
print(first, rest, list(zip(Countdown(3), "ab")), list(map(lambda a, b: a + b, [1, 2], [10, 20])))
# expect: 2 [1, 0] [(2, 'a'), (1, 'b')] [11, 22]
iter(3)  # expect error: TypeError: 'int' object is not iterable
