from contextlib import contextmanager
from collections import ChainMap, OrderedDict
from itertools import count

current = None
pending = None


class Cycle(RuntimeError):
    pass


def track(run):
    """Runs under `current`, so that what is read registers the reader."""
    global current
    before, current = current, run
    try:
        return run.body()
    finally:
        current = before


def signal(value, name="signal"):
    readers = OrderedDict()

    def read():
        if current is not None:
            readers[current] = None
            current.sources.add(read)
        return value

    def write(new):
        nonlocal value
        if new == value:
            return
        value = new
        for reader in list(readers):
            reader.stale()
        flush()

    read.forget = lambda reader: readers.pop(reader, None)
    read.readers = lambda: [reader.name for reader in readers]
    read.__name__ = name
    return read, write


class Node:
    numbers = count(1)

    def __init__(self, body, name):
        self.body, self.name, self.sources = body, name or f"node{next(self.numbers)}", set()

    def unsubscribe(self):
        for source in self.sources:
            source.forget(self)
        self.sources.clear()


class Computed(Node):
    def __init__(self, body, name=None):
        super().__init__(body, name or body.__name__)
        self.dirty, self.busy, self.runs, self.readers = True, False, 0, OrderedDict()
        self.value = None

    def forget(self, reader):
        self.readers.pop(reader, None)

    def stale(self):
        if not self.dirty:
            self.dirty = True
            for reader in list(self.readers):
                reader.stale()

    def __call__(self):
        if self.busy:
            raise Cycle(f"{self.name} needs itself")
        if current is not None:
            self.readers[current] = None
            current.sources.add(self)
        if self.dirty:
            self.unsubscribe()
            self.busy = True
            try:
                self.value = track(self)
            finally:
                self.busy = False
            self.dirty = False
            self.runs += 1
        return self.value


class Effect(Node):
    def __init__(self, body):
        super().__init__(body, body.__name__)
        self.run()

    def run(self):
        self.unsubscribe()
        track(self)

    def stale(self):
        queue[self] = None


queue = OrderedDict()


def flush():
    if pending:
        return
    while queue:
        effect, _ = queue.popitem(last=False)
        effect.run()


@contextmanager
def batch():
    global pending
    pending = (pending or 0) + 1
    try:
        yield
    finally:
        pending -= 1
        flush()


price, set_price = signal(10, "price")
amount, set_amount = signal(3, "amount")
detailed, set_detailed = signal(False, "detailed")
log = []


@Computed
def total():
    return price() * amount()


@Computed
def label():
    return f"{amount()} at {price()} make {total()}" if detailed() else f"total {total()}"


@Effect
def show():
    log.append(label())


print(log, total.runs, label.runs, price.readers(), amount.readers())  # expect: ['total 30'] 1 1 ['total'] ['total']
set_price(12)
set_price(12)
print(log[1:], total.runs, label.runs)  # expect: ['total 36'] 2 2
with batch():
    set_price(1)
    set_amount(50)
    set_detailed(True)
print(log[2:], total.runs, sorted(s.__name__ if hasattr(s, "__name__") else s.name for s in label.sources))
# expect: ['50 at 1 make 50'] 3 ['amount', 'detailed', 'price', 'total']
set_detailed(False)
print(log[3:], price.readers())  # expect: ['total 50'] ['total']
show.unsubscribe()
set_amount(2)
print(len(log), label.dirty, label(), total())  # expect: 4 True total 2 2

sheet = ChainMap({}, {"pi": Computed(lambda: 3, "pi")})


def define(name, formula):
    sheet[name] = Computed(lambda: eval(formula, {"__builtins__": {"sum": sum}}, Names()), name)


class Names(dict):
    def __missing__(self, key):
        if key not in sheet:
            raise KeyError(key)
        return sheet[key]()


for name, formula in {"a": "2", "b": "a + pi", "c": "sum([a, b]) * 2", "d": "e + 1", "e": "d - 1", "f": "a / z"}.items():
    define(name, formula)
for name in "abcdf":
    try:
        print(name, sheet[name](), sheet[name].runs)
        # expect: a 2 1
        # expect: b 5 1
        # expect: c 14 1
    except Cycle as error:
        print(name, "cycle:", error, sheet["e"].busy)  # expect: d cycle: d needs itself False
    except NameError as error:
        print(name, "unknown:", error, sheet[name].busy, sheet[name].dirty)
        # expect: f unknown: name 'z' is not defined False True
print(list(sheet), len(sheet.maps), "pi" in sheet.parents, current)
# expect: ['pi', 'a', 'b', 'c', 'd', 'e', 'f'] 2 True None
with batch():
    try:
        with batch():
            set_price(7)
            raise KeyError("abandoned")
    except KeyError as error:
        print("caught", error, pending)  # expect: caught 'abandoned' 1
print(pending, total())  # expect: 0 14
