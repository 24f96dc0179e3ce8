# A discrete simulation of a shop: events in a heap, customers as generators, statistics by closures.
import heapq
from collections import deque
from itertools import count


def make_random(seed):
    state = seed

    def below(limit):
        nonlocal state
        state = (state * 1103515245 + 12345) % 2**31
        return state // 65536 % limit

    return below


def statistics():
    values = []

    def add(value):
        values.append(value)

    def report():
        if not values:
            return "none"
        ordered = sorted(values)
        mean = sum(values) / len(values)
        return f"n={len(values)} mean={mean:.2f} median={ordered[len(ordered) // 2]} max={ordered[-1]}"

    return add, report


class Simulation:
    def __init__(self):
        self.now = 0
        self._events = []
        self._order = count()

    def at(self, time, action):
        heapq.heappush(self._events, (time, next(self._order), action))

    def start(self, process, after=0):
        def step(value=None):
            try:
                request = process.send(value)
            except StopIteration:
                return
            match request:
                case ("wait", delay):
                    self.at(self.now + delay, step)
                case ("use", resource):
                    resource.acquire(step)
                case _:
                    raise ValueError(f"unknown request {request!r}")

        self.at(self.now + after, step)

    def run(self, until):
        steps = 0
        while self._events and self._events[0][0] <= until:
            self.now, _, action = heapq.heappop(self._events)
            action()
            steps += 1
        return steps


class Resource:
    def __init__(self, simulation, size):
        self.simulation = simulation
        self.free = size
        self.waiting = deque()

    def acquire(self, resume):
        if self.free:
            self.free -= 1
            self.simulation.at(self.simulation.now, resume)
        else:
            self.waiting.append(resume)

    def release(self):
        if self.waiting:
            self.simulation.at(self.simulation.now, self.waiting.popleft())
        else:
            self.free += 1


def shop(customers, tills, seed):
    below = make_random(seed)
    simulation = Simulation()
    till = Resource(simulation, tills)
    waited, wait_report = statistics()
    served, served_report = statistics()
    log = []

    def customer(name):
        arrived = simulation.now
        yield "use", till
        waited(simulation.now - arrived)
        duration = 1 + below(6)
        yield "wait", duration
        till.release()
        served(duration)
        if name < 3:
            log.append(f"customer {name}: {arrived} -> {simulation.now}")

    def arrivals():
        for name in range(customers):
            simulation.start(customer(name))
            yield "wait", below(4)

    simulation.start(arrivals())
    steps = simulation.run(10_000)
    print(f"{tills} tills: {steps} steps, closed at {simulation.now}")
    print("  waited", wait_report())
    print("  served", served_report())
    print("  " + "; ".join(log))


for tills in (1, 2, 3):
    shop(40, tills, seed=7)
    # expect: 1 tills: 161 steps, closed at 141
    # expect:   waited n=40 mean=35.50 median=36 max=69
    # expect:   served n=40 mean=3.52 median=3 max=6
    # expect:   customer 0: 0 -> 3; customer 1: 0 -> 9; customer 2: 2 -> 15
    # expect: 2 tills: 161 steps, closed at 80
    # expect:   waited n=40 mean=3.23 median=2 max=15
    # expect:   served n=40 mean=3.65 median=4 max=6
    # expect:   customer 1: 0 -> 1; customer 0: 0 -> 3; customer 2: 2 -> 8
    # expect: 3 tills: 161 steps, closed at 61
    # expect:   waited n=40 mean=0.45 median=0 max=3
    # expect:   served n=40 mean=3.20 median=3 max=6
    # expect:   customer 1: 0 -> 1; customer 0: 0 -> 3; customer 2: 2 -> 8
