# The functions of heapq for heaps whose largest item stands first.
import heapq


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


heap = [3, 1, 4, 1, 5, 9, 2, 6]
heapq.heapify_max(heap)
print(heap[0], heapq.heappushpop_max(heap, 7), heapq.heappushpop_max(heap, 100), heapq.heapreplace_max(heap, 0))
# expect: 9 9 100 7
heapq.heappush_max(heap, 8)
print([heapq.heappop_max(heap) for _ in range(len(heap))])  # expect: [8, 6, 5, 4, 3, 2, 1, 1, 0]
attempt(heapq.heappop_max, [])  # expect: IndexError: index out of range
attempt(heapq.heapreplace_max, [], 1)  # expect: IndexError: index out of range
attempt(heapq.heappushpop_max, [], 1)  # expect: 1
attempt(heapq.heapify_max, (1, 2))  # expect: TypeError: heapify_max() argument must be list, not tuple
attempt(heapq.heappush_max, [1])  # expect: TypeError: heappush_max expected 2 arguments, got 1
print(heapq.nsmallest(2, [5, 3, 8]), list(heapq.merge([5, 1], [4, 2], reverse=True)))  # expect: [3, 5] [5, 4, 2, 1]
