"""Counts the comparisons that built-ins make, with callbacks that change what is being compared, or raise.

The cases of a seed: each makes a container of items that log how they are compared and hashed, does one thing with it,
and prints the result, the log and what the container holds. Hashes collide often. At some comparison an item may
raise, return what is no truth value, or change the container.
"""
import bisect, collections, functools, heapq, itertools, operator


class Enough(BaseException):
    """Raised when a case goes on for too long."""


class Odd(Exception):
    """Raised by a comparison."""


class Untrue:
    """A result of a comparison that has no truth value."""

    def __bool__(self):
        raise Odd("no truth value")

    def __repr__(self):
        return "untrue"


LOG = []
EVENTS = {}
HASHES = {"mode": 0}


def note(text):
    LOG.append(text)
    if len(LOG) > 400:
        raise Enough
    event = EVENTS.pop(len(LOG), None)
    if event is not None:
        LOG[-1] += "!"
        return event()
    return None


class Item:
    """An item that logs."""

    def __init__(self, value, tag):
        self.value, self.tag = value, tag

    def __repr__(self):
        return f"{self.value}{self.tag}"

    def __hash__(self):
        note(f"#{self!r}")
        mode = HASHES["mode"]
        return self.value if mode == 0 else self.value % 3 if mode == 1 else 5 if mode == 2 else self.value * 8

    def __eq__(self, other):
        answer = note(f"{self!r}={other!r}")
        if answer is not None:
            return answer
        return self.value == other.value if isinstance(other, Item) else self.value == other

    def __lt__(self, other):
        answer = note(f"{self!r}<{other!r}")
        if answer is not None:
            return answer
        return self.value < (other.value if isinstance(other, Item) else other)

    def __gt__(self, other):
        answer = note(f"{self!r}>{other!r}")
        if answer is not None:
            return answer
        return self.value > (other.value if isinstance(other, Item) else other)


class Child(Item):
    """A subclass whose reflected comparisons come first."""

    def __lt__(self, other):
        return super().__lt__(other)

    def __gt__(self, other):
        return super().__gt__(other)

    def __eq__(self, other):
        return super().__eq__(other)

    __hash__ = Item.__hash__


class NotEqual(Item):
    """Has an answer to `!=` of its own."""

    def __ne__(self, other):
        answer = note(f"{self!r}!={other!r}")
        return not self.value == getattr(other, "value", other) if answer is None else answer

    __hash__ = Item.__hash__


def item(chance, spread):
    value = chance.below(spread)
    if chance.percent(12):
        return value
    kind = chance.of((Item, Item, Item, Item, Child, NotEqual))
    return kind(value, chance.of("abc"))


def items(chance, most):
    spread = chance.of((2, 4, 9, 40))
    made = [item(chance, spread) for _ in range(chance.below(most))]
    if made and chance.percent(30):
        made.append(chance.of(made))
    return made


def quiet(make):
    """Makes a container without events; hashes and comparisons on the way are logged all the same."""
    kept = dict(EVENTS)
    EVENTS.clear()
    try:
        return make()
    finally:
        LOG.clear()
        EVENTS.update(kept)


def churned(chance, container, pool, add, remove):
    """A set to which was added and from which was removed, so that its table has been used."""
    for _ in range(chance.below(12)):
        if chance.percent(60):
            add(container, chance.of(pool))
        else:
            remove(container, chance.of(pool))
    return container


def show(value):
    if isinstance(value, dict):
        return type(value).__name__ + repr(list(dict.items(value)))
    if hasattr(type(value), "__next__"):
        return type(value).__name__ + repr(list(itertools.islice(value, 50)))
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + repr(list(value))
    return type(value).__name__ + repr(value)


SEQUENCE = [
    lambda l, x, c: l.sort(), lambda l, x, c: l.sort(reverse=True), lambda l, x, c: l.sort(key=lambda i: note(f"k{i}") or i),
    lambda l, x, c: l.sort(key=functools.cmp_to_key(lambda a, b: note(f"{a}?{b}") or 0)),
    lambda l, x, c: l.sort(key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)), reverse=True),
    lambda l, x, c: l.sort(key=lambda i: (getattr(i, "value", i) % 2, i)), lambda l, x, c: sorted(l), lambda l, x, c: sorted(l, key=lambda i: [i], reverse=True),
    lambda l, x, c: sorted(l, key=lambda i: (note(f"k{i}"), l.append(i))), lambda l, x, c: min(l), lambda l, x, c: max(l), lambda l, x, c: min(l, key=lambda i: -getattr(i, "value", i)), lambda l, x, c: max(*l),
    lambda l, x, c: min(l, default=x), lambda l, x, c: l.index(x), lambda l, x, c: l.index(x, c.below(5)), lambda l, x, c: l.index(x, -c.below(5), c.below(9)), lambda l, x, c: l.count(x), lambda l, x, c: l.remove(x), lambda l, x, c: x in l,
    lambda l, x, c: bisect.bisect_left(l, x), lambda l, x, c: bisect.bisect_right(l, x), lambda l, x, c: bisect.insort(l, x), lambda l, x, c: bisect.insort_left(l, x, key=lambda i: note(f"k{i}") or i), lambda l, x, c: bisect.bisect(l, x, c.below(3), c.below(6)), lambda l, x, c: bisect.bisect_left(l, x, key=lambda i: i),
    lambda l, x, c: heapq.heapify(l), lambda l, x, c: (heapq.heapify(l), heapq.heappop(l)), lambda l, x, c: heapq.heappush(l, x), lambda l, x, c: heapq.heappushpop(l, x), lambda l, x, c: heapq.heapreplace(l, x), lambda l, x, c: heapq.nsmallest(c.below(5), l), lambda l, x, c: heapq.nlargest(c.below(5), l), lambda l, x, c: heapq.nsmallest(2, l, key=lambda i: i), lambda l, x, c: list(heapq.merge(l, [x])), lambda l, x, c: heapq._heapify_max(l), lambda l, x, c: list(heapq.merge(l, [x], reverse=True)),
    lambda l, x, c: l == list(l), lambda l, x, c: l == l[1:] + [x], lambda l, x, c: l != list(l), lambda l, x, c: l < l[:2] + [x], lambda l, x, c: l <= list(reversed(l)), lambda l, x, c: l > [x] + l, lambda l, x, c: tuple(l) == tuple(l), lambda l, x, c: tuple(l) < tuple(reversed(l)), lambda l, x, c: tuple(l).index(x), lambda l, x, c: tuple(l).count(x), lambda l, x, c: x in tuple(l), lambda l, x, c: (x,) == (c.of(l or [1]),), lambda l, x, c: [x, l] == [x, list(l)],
    lambda l, x, c: operator.countOf(l, x), lambda l, x, c: operator.indexOf(l, x), lambda l, x, c: operator.contains(iter(l), x), lambda l, x, c: x in iter(l), lambda l, x, c: [list(g) for k, g in itertools.groupby(l)], lambda l, x, c: [list(g) for k, g in itertools.groupby(l, key=lambda i: i)], lambda l, x, c: list(iter(iter(l).__next__, x)), lambda l, x, c: list(itertools.accumulate(l, max)), lambda l, x, c: functools.reduce(min, l),
    lambda l, x, c: set(l), lambda l, x, c: frozenset(l), lambda l, x, c: dict.fromkeys(l), lambda l, x, c: collections.Counter(l), lambda l, x, c: collections.Counter(l).most_common(2), lambda l, x, c: {i: 1 for i in l}, lambda l, x, c: {*l, x}, lambda l, x, c: hash(tuple(l)), lambda l, x, c: set(l).isdisjoint(l), lambda l, x, c: slice(x, c.of(l or [0])) == slice(x, c.of(l or [0])), lambda l, x, c: len(set(map(functools.partial(max, x), l))),
]
DEQUE = [
    lambda d, x, c: d.index(x), lambda d, x, c: d.index(x, c.below(4)), lambda d, x, c: d.count(x), lambda d, x, c: d.remove(x), lambda d, x, c: x in d, lambda d, x, c: d == d.copy(), lambda d, x, c: d < collections.deque([x]), lambda d, x, c: d != collections.deque(list(d)[1:]), lambda d, x, c: sorted(d), lambda d, x, c: max(d), lambda d, x, c: collections.deque([x]) >= d,
]
TABLE = [
    lambda d, x, c: d[x], lambda d, x, c: d.get(x), lambda d, x, c: x in d, lambda d, x, c: d.__setitem__(x, 9), lambda d, x, c: d.__delitem__(x), lambda d, x, c: d.pop(x, None), lambda d, x, c: d.pop(x), lambda d, x, c: d.setdefault(x, 3), lambda d, x, c: d.update({x: 1}), lambda d, x, c: d.update([(x, 1), (c.of(list(d) or [1]), 2)]), lambda d, x, c: d | {x: 1}, lambda d, x, c: {x: 1, **d}, lambda d, x, c: d.copy(), lambda d, x, c: dict(d), lambda d, x, c: d == dict(d), lambda d, x, c: d == dict(reversed(d.items())), lambda d, x, c: {x: 1} == d, lambda d, x, c: d != {**d, x: x}, lambda d, x, c: d.keys() == set(d), lambda d, x, c: d.keys() & [x], lambda d, x, c: d.keys() - [x], lambda d, x, c: d.items() <= dict(d).items(), lambda d, x, c: (x, 1) in d.items(), lambda d, x, c: x in d.values(), lambda d, x, c: x in d.keys(), lambda d, x, c: d.keys() | [x], lambda d, x, c: d.keys() ^ [x], lambda d, x, c: d.keys().isdisjoint([x, x]), lambda d, x, c: d.popitem(), lambda d, x, c: [d.pop(k) for k in list(d)], lambda d, x, c: [(k, d.get(k)) for k in d], lambda d, x, c: {k: v for k, v in d.items() if k == x}, lambda d, x, c: set(d), lambda d, x, c: d.__ior__([(x, 1)]), lambda d, x, c: collections.defaultdict(int, d)[x], lambda d, x, c: collections.ChainMap(d, {x: 1})[x], lambda d, x, c: list(collections.ChainMap(d, {x: 1})), lambda d, x, c: collections.Counter(d) == d, lambda d, x, c: functools.lru_cache(lambda k: 1)(x), lambda d, x, c: functools.lru_cache(lambda k: 1)(x, 1), lambda d, x, c: match_key(d, x),
]
SETS = [
    lambda s, x, c: x in s, lambda s, x, c: s.add(x), lambda s, x, c: s.discard(x), lambda s, x, c: s.remove(x), lambda s, x, c: s | {x}, lambda s, x, c: s & {x}, lambda s, x, c: {x} & s, lambda s, x, c: s - {x}, lambda s, x, c: {x} - s, lambda s, x, c: s ^ {x}, lambda s, x, c: s == set(s), lambda s, x, c: s == {x}, lambda s, x, c: s <= {x, *s}, lambda s, x, c: s < {x, *s}, lambda s, x, c: s >= {x}, lambda s, x, c: s.issubset([x]), lambda s, x, c: s.issuperset([x, x]), lambda s, x, c: s.isdisjoint([x]), lambda s, x, c: s.isdisjoint({x}), lambda s, x, c: s.union([x], [x]), lambda s, x, c: s.intersection([x, x]), lambda s, x, c: s.intersection({x: 1}), lambda s, x, c: s.difference([x]), lambda s, x, c: s.difference({x: 1}), lambda s, x, c: s.symmetric_difference([x, x]), lambda s, x, c: s.update([x], {x: 1}), lambda s, x, c: s.intersection_update([x]), lambda s, x, c: s.difference_update([x, x]), lambda s, x, c: s.symmetric_difference_update({x}), lambda s, x, c: s.copy(), lambda s, x, c: frozenset(s) == s, lambda s, x, c: s.__ior__({x}), lambda s, x, c: s.__isub__({x}), lambda s, x, c: s.__ixor__({x}), lambda s, x, c: s.__iand__({x}), lambda s, x, c: s.pop(), lambda s, x, c: [s.pop() for _ in range(len(s))], lambda s, x, c: list(s), lambda s, x, c: dict.fromkeys(s), lambda s, x, c: s - dict.fromkeys([x]).keys(), lambda s, x, c: s.difference(frozenset([x])), lambda s, x, c: {x} == s, lambda s, x, c: s != frozenset(s),
]


def match_key(table, key):
    match table:
        case {7: found, **rest}:
            return found, rest
        case {1: found}:
            return found
        case _:
            return "nothing"


def change(chance, container):
    """Something that an item does to the container in the middle of a comparison."""
    pick = chance.below(8)
    if pick == 0:
        def event():
            raise Odd("in a comparison")
    elif pick == 1:
        event = Untrue
    elif pick == 2:
        answer = chance.of((0, 1, "", "yes", [], NotImplemented, None))
        event = lambda: answer
    elif isinstance(container, list):
        event = chance.of((container.clear, container.reverse, lambda: container.append(1), lambda: container.insert(0, 0),
                           lambda: container.__delitem__(slice(0, 2)), lambda: container.pop() and None if container else None,
                           lambda: container.extend([1] * 20)))
    elif isinstance(container, collections.deque):
        event = chance.of((container.clear, container.rotate, lambda: container.append(1), lambda: container.appendleft(0)))
    elif isinstance(container, dict):
        # A look-up that starts again after a change may compare once more than CPython's, which knows better what changed.
        event = lambda: None
    elif isinstance(container, set):
        event = chance.of((container.clear, lambda: container.update(range(100, 120)), lambda: container.add(1000)))
    else:
        event = lambda: None
    return event


def answer_of(event):
    """Changes give no answer of their own."""
    def run():
        result = event()
        return None if result is None or isinstance(result, (list, dict)) and result else result
    return run


def case(chance, number):
    EVENTS.clear()
    HASHES["mode"] = chance.below(4)
    pool = items(chance, chance.of((4, 8, 16, 90 if chance.percent(20) else 9))) or [1]
    pick = chance.below(12)
    if pick < 5:
        container, operations, name = list(pool), SEQUENCE, "list"
    elif pick < 6:
        container, operations, name = collections.deque(pool, chance.of((None, None, 5))), DEQUE, "deque"
    elif pick < 9:
        container, operations, name = {}, TABLE, "dict"
        # No entry is removed before: which of the entries with equal hashes CPython then meets first is a matter of the
        # places in its table.
        for key in pool:
            if chance.percent(70):
                quiet(lambda: container.__setitem__(key, 1))
    else:
        container, operations, name = set(), SETS, "set"
        quiet(lambda: churned(chance, container, pool, set.add, set.discard))
    LOG.clear()
    other = chance.of(pool) if chance.percent(50) else item(chance, 9)
    at = chance.below(len(operations))
    if chance.percent(35):
        EVENTS[1 + chance.below(chance.of((3, 10, 30)))] = answer_of(change(chance, container))
    print("#" + str(number), name, at, "with", other, "hashes", HASHES["mode"])
    try:
        print("  ->", quietly_shown(operations[at](container, other, chance)))
    except BaseException as error:
        print("  !", type(error).__name__, error, "|", error.__context__)
    EVENTS.clear()
    print("  log", *LOG)
    LOG.clear()
    print("  then", show(container))


def quietly_shown(value):
    EVENTS.clear()
    LOG.append("=")
    return show(value) + ("" if not hasattr(value, "__len__") else " " + str(len(value)))


def main(seed, count):
    for number in range(count):
        case(Chance(seed * 1000 + number), number)
