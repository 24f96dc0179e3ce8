from collections import defaultdict
from functools import wraps
from itertools import count


class StopPropagation(Exception):
    pass


class Emitter:
    def __init__(self):
        self._handlers = defaultdict(list)
        self._numbers = count()
        self.log = []

    def on(self, event, *, priority=0, once=False):
        def register(handler):
            entry = [-priority, next(self._numbers), handler]
            if once:

                @wraps(handler)
                def wrapper(*args, **kwargs):
                    self._handlers[event].remove(entry)
                    return handler(*args, **kwargs)

                entry[2] = wrapper
            self._handlers[event].append(entry)
            return handler

        return register

    def off(self, event, handler):
        before = len(self._handlers[event])
        self._handlers[event] = [
            entry for entry in self._handlers[event] if getattr(entry[2], "__wrapped__", entry[2]) is not handler
        ]
        return before - len(self._handlers[event])

    def emit(self, event, *args, **kwargs):
        results = []
        for _, _, handler in sorted(self._handlers[event], key=lambda entry: entry[:2]):
            try:
                results.append(handler(*args, **kwargs))
            except StopPropagation as stop:
                self.log.append(f"{event}: stopped by {handler.__name__}: {stop}")
                break
            except Exception as error:
                self.log.append(f"{event}: {handler.__name__} failed: {type(error).__name__}: {error}")
        return results


bus = Emitter()


@bus.on("order", priority=10)
def validate(item, amount):
    if amount <= 0:
        raise StopPropagation(f"bad amount {amount}")
    return "valid"


@bus.on("order")
def bill(item, amount, price=3):
    return amount * price


@bus.on("order", priority=-5, once=True)
def greet(item, amount):
    return f"welcome, first {item}"


@bus.on("order", priority=5)
def broken(item, amount):
    return 100 / (amount - 2)


print(bus.emit("order", "tea", 1))  # expect: ['valid', -100.0, 3, 'welcome, first tea']
print(bus.emit("order", "tea", 2))  # expect: ['valid', 6]
print(bus.emit("order", "tea", 0))  # expect: []
print(bus.off("order", broken), bus.off("order", broken))  # expect: 1 0
print(bus.emit("order", "jam", 2), bus.emit("unknown"))  # expect: ['valid', 6] []
print(*bus.log, sep="\n")
# expect: order: broken failed: ZeroDivisionError: division by zero
# expect: order: stopped by validate: bad amount 0

totals = []


def subscriber(name):
    seen = 0

    def handle(value):
        nonlocal seen
        seen += value
        totals.append((name, seen))
        if seen > 5:
            bus.off("tick", handle)
            return f"{name} leaves"
        return seen

    return handle


for name in ("a", "b"):
    bus.on("tick", priority=ord(name))(subscriber(name))
for value in (1, 3, 2, 4):
    print(bus.emit("tick", value))
    # expect: [1, 1]
    # expect: [4, 4]
    # expect: ['b leaves', 'a leaves']
    # expect: []
print(totals)  # expect: [('b', 1), ('a', 1), ('b', 4), ('a', 4), ('b', 6), ('a', 6)]
