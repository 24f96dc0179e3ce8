from collections import deque

d = deque("abc")
d.appendleft("z")
d.extend([1, 2])
d.extendleft("xy")
print(d, len(d), d[0], d[-1], "a" in d)  # expect: deque(['y', 'x', 'z', 'a', 'b', 'c', 1, 2]) 8 y 2 True
d.rotate(3)
print(d, d.popleft(), d.pop())  # expect: deque([1, 2, 'y', 'x', 'z', 'a']) c b
d.rotate(-2)
d.insert(1, "new")
d.remove("a")
del d[0]
d[0] = "set"
d.reverse()
print(d, d.count("c"), d.index("c"))  # expect error: ValueError: deque.index(x): x not in deque
last = deque(range(10), maxlen=3)
last.append(99)
last.appendleft(-1)
print(last, last.maxlen, last + deque([5]), last * 2, last.copy() == last)
print(deque([1, 2]) < deque([1, 3]), deque([1]) == [1], list(reversed(deque("ab"))))
for wrong in (
    lambda: deque().pop(),
    lambda: d[10],
    lambda: d["x"],
    lambda: d.remove("none"),
    lambda: last.insert(0, 1),
    lambda: deque([], -1),
    lambda: d + [1],
    lambda: [d.append(1) for _ in d],
):
    try:
        wrong()
    except (IndexError, TypeError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
d.clear()
d.append(d)
print(d)
