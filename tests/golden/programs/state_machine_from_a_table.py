from enum import Enum, auto
from contextlib import contextmanager


class State(Enum):
    LOCKED = auto()
    CLOSED = auto()
    OPEN = auto()
    BROKEN = auto()

    @property
    def is_final(self):
        return self is State.BROKEN


class Illegal(Exception):
    def __init__(self, state, event):
        super().__init__(f"{event!r} is not allowed in {state.name}")
        self.state = state


class Machine:
    transitions = {}

    def __init_subclass__(cls, start, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.start = start
        cls.transitions = {}
        for name, value in list(vars(cls).items()):
            for source, event, target in getattr(value, "_edges", ()):
                cls.transitions[source, event] = (target, name)

    def __init__(self):
        self.state = self.start
        self.history = []
        self.listeners = []

    def fire(self, event, *args):
        try:
            target, name = self.transitions[self.state, event]
        except KeyError:
            raise Illegal(self.state, event) from None
        answer = getattr(self, name)(*args)
        if answer is False:
            self.history.append(f"{event} refused")
            return self.state
        self.history.append(f"{self.state.name}-{event}->{target.name}")
        self.state = target
        for listener in self.listeners:
            listener(self)
        return self.state

    @contextmanager
    def expecting(self, state):
        before = self.state
        yield self
        if self.state is not state:
            print(f"  expected {state.name}, went from {before.name} to {self.state.name}")


def edge(source, event, target):
    def mark(method):
        method._edges = [*getattr(method, "_edges", ()), (source, event, target)]
        return method

    return mark


class Door(Machine, start=State.LOCKED):
    def __init__(self, code):
        super().__init__()
        self.code = code
        self.failures = 0

    @edge(State.LOCKED, "unlock", State.CLOSED)
    def check(self, code):
        if code != self.code:
            self.failures += 1
            return False

    @edge(State.CLOSED, "open", State.OPEN)
    @edge(State.OPEN, "close", State.CLOSED)
    @edge(State.CLOSED, "lock", State.LOCKED)
    def move(self):
        pass

    @edge(State.LOCKED, "kick", State.BROKEN)
    @edge(State.CLOSED, "kick", State.BROKEN)
    def damage(self):
        self.code = None


door = Door("1234")
door.listeners.append(lambda machine: print("now", machine.state.name, machine.state.is_final))
with door.expecting(State.CLOSED):
    door.fire("unlock", "0000")  # expect:   expected CLOSED, went from LOCKED to LOCKED
door.fire("unlock", "1234")  # expect: now CLOSED False
for event in ("open", "close", "lock", "open", "kick", "kick"):
    try:
        door.fire(event)
    except Illegal as error:
        print("illegal:", error, error.state)
        # expect: now OPEN False
        # expect: now CLOSED False
        # expect: now LOCKED False
        # expect: illegal: 'open' is not allowed in LOCKED State.LOCKED
        # expect: now BROKEN True
        # expect: illegal: 'kick' is not allowed in BROKEN State.BROKEN
print(door.history, door.failures, door.code)
# expect: ['unlock refused', 'LOCKED-unlock->CLOSED', 'CLOSED-open->OPEN', 'OPEN-close->CLOSED', 'CLOSED-lock->LOCKED', 'LOCKED-kick->BROKEN'] 1 None
print(len(Door.transitions), sorted(f"{s.value}{e}" for s, e in Door.transitions))
# expect: 6 ['1kick', '1unlock', '2kick', '2lock', '2open', '3close']
print(Machine.transitions, [state.name for state in State])  # expect: {} ['LOCKED', 'CLOSED', 'OPEN', 'BROKEN']
