from functools import reduce


class Stream:
    """A head, and a tail that is made when it is first asked for."""

    __slots__ = ("head", "_tail", "_made")
    forced = 0

    def __init__(self, head, tail=lambda: None):
        self.head = head
        self._tail = tail
        self._made = False

    @property
    def tail(self):
        if not self._made:
            Stream.forced += 1
            self._tail = self._tail()
            self._made = True
        return self._tail

    def __iter__(self):
        stream = self
        while stream is not None:
            yield stream.head
            stream = stream.tail

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [x for _, x in zip(range(index.stop), self)][index]
        if index < 0:
            raise IndexError("streams have no end to count from")
        for i, x in enumerate(self):
            if i == index:
                return x
        raise IndexError(index)

    def map(self, f):
        return Stream(f(self.head), lambda: self.tail and self.tail.map(f))

    def filter(self, keep):
        stream = self
        while stream is not None and not keep(stream.head):
            stream = stream.tail
        return stream and Stream(stream.head, lambda: stream.tail and stream.tail.filter(keep))

    def take_while(self, keep):
        return Stream(self.head, lambda: self.tail and self.tail.take_while(keep)) if keep(self.head) else None

    def zip_with(self, other, f):
        return Stream(f(self.head, other.head), lambda: self.tail and other.tail and self.tail.zip_with(other.tail, f))

    def __repr__(self):
        shown = []
        stream = self
        while stream is not None:
            shown.append(repr(stream.head))
            if not stream._made:
                shown.append("...")
                break
            stream = stream.tail
        return f"Stream({', '.join(shown)})"


def iterate(f, x):
    return Stream(x, lambda: iterate(f, f(x)))


def merge(a, b):
    if a.head < b.head:
        return Stream(a.head, lambda: merge(a.tail, b))
    if b.head < a.head:
        return Stream(b.head, lambda: merge(a, b.tail))
    return Stream(a.head, lambda: merge(a.tail, b.tail))


naturals = iterate(lambda n: n + 1, 0)
print(naturals, naturals[:5], naturals, Stream.forced)
# expect: Stream(0, 1, 2, 3, 4, ...) [0, 1, 2, 3, 4] Stream(0, 1, 2, 3, 4, ...) 4
squares = naturals.map(lambda n: n * n)
print(squares[:6], squares[10], Stream.forced)  # expect: [0, 1, 4, 9, 16, 25] 100 20


def sieve(stream):
    prime = stream.head
    return Stream(prime, lambda: sieve(stream.tail.filter(lambda n: n % prime)))


primes = sieve(naturals.tail.tail)
print(primes[:12], primes)
# expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] Stream(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, ...)
hamming = Stream(1, lambda: reduce(merge, [hamming.map(lambda n, k=k: n * k) for k in (2, 3, 5)]))
print(hamming[:20])  # expect: [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 25, 27, 30, 32, 36]
fibs = Stream(0, lambda: Stream(1, lambda: fibs.zip_with(fibs.tail, int.__add__)))
print(fibs[:12], list(fibs.take_while(lambda n: n < 50)))
# expect: [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89] [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
pi = iterate(lambda s: (s[0] + s[1] * 4 / s[2], -s[1], s[2] + 2), (0, 1, 1)).map(lambda s: round(s[0], 4))
print(pi[1:6], pi[500])  # expect: [4.0, 2.6667, 3.4667, 2.8952, 3.3397] 3.1396
finite = Stream("a", lambda: Stream("b"))
print(list(finite), list(finite.map(str.upper)), finite.filter(str.isdigit), finite)
# expect: ['a', 'b'] ['A', 'B'] None Stream('a', 'b')
for wrong in (lambda: finite[5], lambda: naturals[-1]):
    try:
        wrong()
    except IndexError as e:
        print("IndexError", e)
        # expect: IndexError 5
        # expect: IndexError streams have no end to count from
