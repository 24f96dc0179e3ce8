# Searches in a graph: each is a generator over the same closures, and they compose.
import heapq
from collections import deque
from functools import lru_cache


def graph(*edges):
    neighbours = {}
    for start, end, weight in edges:
        neighbours.setdefault(start, {})[end] = weight
        neighbours.setdefault(end, {})

    def out(node):
        yield from sorted(neighbours[node].items())

    def nodes():
        return sorted(neighbours)

    return out, nodes


out, nodes = graph(("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3),
                   ("f", "e", 1), ("c", "f", 10))


def breadth_first(start):
    seen, queue = {start}, deque([(start, 0)])
    while queue:
        node, depth = queue.popleft()
        yield node, depth
        for target, _ in out(node):
            if target not in seen:
                seen.add(target)
                queue.append((target, depth + 1))


def depth_first(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield "enter", node
    for target, _ in out(node):
        if target not in seen:
            yield from depth_first(target, seen)
    yield "leave", node


def cheapest(start):
    done, heap = {}, [(0, start, None)]
    while heap:
        cost, node, before = heapq.heappop(heap)
        if node in done:
            continue
        done[node] = before
        skip = yield cost, node, before
        if skip:
            continue
        for target, weight in out(node):
            heapq.heappush(heap, (cost + weight, target, node))


def path(start, goal):
    before = {}
    for cost, node, previous in cheapest(start):
        before[node] = previous
        if node == goal:
            steps = []
            while node is not None:
                steps.append(node)
                node = before[node]
            return cost, steps[::-1]
    raise LookupError(f"no way from {start} to {goal}")




def count_paths(goal):
    @lru_cache(maxsize=None)
    def paths(node):
        return 1 if node == goal else sum(paths(target) for target, _ in out(node))

    total = {node: paths(node) for node in nodes()}
    return total, paths.cache_info()


print(list(breadth_first("a")))  # expect: [('a', 0), ('b', 1), ('c', 1), ('d', 2), ('f', 2), ('e', 3)]
print(" ".join(f"{'+' if what == 'enter' else '-'}{node}" for what, node in depth_first("a")))
# expect: +a +b +d +e -e -d -b +c +f -f -c -a
print(list(cheapest("a")))
# expect: [(0, 'a', None), (1, 'c', 'a'), (3, 'b', 'c'), (8, 'd', 'b'), (11, 'e', 'd'), (11, 'f', 'c')]
print(path("a", "e"), path("c", "f"))  # expect: (11, ['a', 'c', 'b', 'd', 'e']) (10, ['c', 'f'])
try:
    path("e", "a")
except LookupError as error:
    print(error)  # expect: no way from e to a
search = cheapest("a")
print(next(search), search.send(False), search.send(True), list(search))
# expect: (0, 'a', None) (1, 'c', 'a') (4, 'b', 'a') [(9, 'd', 'b'), (12, 'e', 'd')]


def visit_all():
    seen = set()
    order = []
    for node in nodes():
        if node not in seen:
            order += [each for what, each in depth_first(node, seen) if what == "leave"]
    return order[::-1]


print(visit_all())  # expect: ['a', 'c', 'f', 'b', 'd', 'e']
print(count_paths("e"))
# expect: ({'a': 4, 'b': 1, 'c': 3, 'd': 1, 'e': 1, 'f': 1}, CacheInfo(hits=8, misses=6, maxsize=None, currsize=6))
