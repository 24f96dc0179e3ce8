import heapq

h = [5, 3, 8, 1, 9, 2]
heapq.heapify(h)
print(h)  # expect: [1, 3, 2, 5, 9, 8]
print([heapq.heappop(h) for _ in range(3)], h)  # expect: [1, 2, 3] [5, 9, 8]
heapq.heappush(h, 0)
print(heapq.heappushpop(h, 7), heapq.heapreplace(h, 10), h)  # expect: 0 5 [7, 9, 8, 10]
print(heapq.nsmallest(3, [5, 1, 4, 2, 3]), heapq.nlargest(2, "hello", key=ord))  # expect: [1, 2, 3] ['o', 'l']
print(list(heapq.merge([1, 4], [2, 3], [0, 9])))  # expect: [0, 1, 2, 3, 4, 9]
print(list(heapq.merge(["dog", "horse"], ["cat", "fish"], key=len)))  # expect: ['dog', 'cat', 'fish', 'horse']
for wrong in (lambda: heapq.heappop([]), lambda: heapq.heappush((), 1), lambda: heapq.heapify([1, "a"])):
    try:
        wrong()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: IndexError index out of range
        # expect: TypeError heappush() argument 1 must be list, not tuple
        # expect: TypeError '<' not supported between instances of 'int' and 'str'


class Shrinks:
    def __lt__(self, other):
        heap.clear()
        return True


heap = [Shrinks() for _ in range(5)]
heapq.heappush(heap, Shrinks())  # expect error: RuntimeError: list changed size during iteration
