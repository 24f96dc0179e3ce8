# Priority queues in lists. What works on one heap is Rust; what is made from it stands here.

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "heappushpop", "heappush_max", "heappop_max", "heapify_max",
    "heapreplace_max", "heappushpop_max", "nlargest", "nsmallest", "merge",
]

# Their names from before they were for everybody.
_heappush_max, _heappop_max, _heapify_max = heappush_max, heappop_max, heapify_max
_heapreplace_max, _heappushpop_max = heapreplace_max, heappushpop_max


def merge(*iterables, key=None, reverse=False):
    """Yields the items of sorted inputs in order."""
    heap = []
    if reverse:
        heapify_, pop, replace, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        heapify_, pop, replace, direction = heapify, heappop, heapreplace, 1
    for order, iterator in enumerate(map(iter, iterables)):
        advance = iterator.__next__
        try:
            value = advance()
        except StopIteration:
            continue
        rank = value if key is None else key(value)
        heap.append([rank, order * direction, value, advance])
    heapify_(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[3]()
                entry[0] = value if key is None else key(value)
                entry[2] = value
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, value, advance = heap[0]
        yield value
        yield from advance.__self__


def _best(n, iterable, key, choose, order, heapify_, replace, better):
    """The n best items, best first; of equal ones, the earlier."""
    if n == 1:
        missing = object()
        result = choose(iter(iterable), default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=order < 0)[:n]
    it = iter(iterable)
    # The worst of the best stands on top; a later item is worse than an equal one before it.
    heap = []
    for number, item in zip(range(n), it):
        heap.append((item if key is None else key(item), number * order, item))
    if not heap:
        return []
    heapify_(heap)
    worst = heap[0][0]
    number = n * order
    for item in it:
        rank = item if key is None else key(item)
        if better(rank, worst):
            replace(heap, (rank, number, item))
            worst = heap[0][0]
            number += order
    heap.sort(reverse=order < 0)
    return [item for _, _, item in heap]


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order."""
    return _best(n, iterable, key, min, 1, heapify_max, heapreplace_max, lambda a, b: a < b)


def nlargest(n, iterable, key=None):
    """The n largest items, from the largest on."""
    return _best(n, iterable, key, max, -1, heapify, heapreplace, lambda a, b: b < a)
