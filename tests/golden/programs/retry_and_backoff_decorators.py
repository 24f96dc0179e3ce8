import functools
import itertools


class Clock:
    def __init__(self):
        self.now = 0.0
        self.naps = []

    def sleep(self, seconds):
        self.now += seconds
        self.naps.append(seconds)


class GaveUp(Exception):
    def __init__(self, attempts):
        super().__init__(f"gave up after {attempts} attempts")
        self.attempts = attempts


def backoff(start=1, factor=2, limit=30):
    delay = start
    while True:
        answer = yield min(delay, limit)
        delay = start if answer == "reset" else delay * factor


def retry(*exceptions, tries=3, delays=backoff, clock, on_retry=None):
    exceptions = exceptions or (Exception,)

    def decorate(function):
        stats = {"calls": 0, "retries": 0}

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            stats["calls"] += 1
            waits = delays()
            failures = []
            for attempt in itertools.count(1):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    failures.append(error)
                    if attempt == tries:
                        raise GaveUp(attempt) from ExceptionGroup("all attempts", failures)
                    stats["retries"] += 1
                    if on_retry:
                        on_retry(attempt, error)
                    clock.sleep(next(waits))
                finally:
                    wrapper.last_attempt = attempt

        wrapper.stats = stats
        return wrapper

    return decorate


class Breaker:
    """Refuses calls for a while after too many failures in a row."""

    def __init__(self, function=None, /, *, limit=2, rest=10, clock=None):
        self.limit, self.rest, self.clock = limit, rest, clock
        self.failed, self.open_until = 0, None
        if function is not None:
            self(function)

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            if self.open_until is not None:
                if self.clock.now < self.open_until:
                    raise ConnectionRefusedError(f"open until {self.open_until:g}")
                self.open_until = None
            try:
                result = function(*args, **kwargs)
            except Exception:
                self.failed += 1
                if self.failed >= self.limit:
                    self.open_until = self.clock.now + self.rest
                raise
            self.failed = 0
            return result

        return wrapper


clock = Clock()
script = iter(["timeout", "timeout", "ok", "reset", "ok", "timeout", "timeout", "timeout", "value"])
FAILURES = {"timeout": TimeoutError, "reset": ConnectionResetError, "value": ValueError}


def note(attempt, error):
    print(f"  attempt {attempt} at {clock.now:g}: {type(error).__name__}: {error}")


@retry(TimeoutError, ConnectionError, clock=clock, on_retry=note)
def fetch(name, *, suffix="!"):
    """Fetches by script."""
    step = next(script)
    if step in FAILURES:
        raise FAILURES[step](name)
    return name + suffix


print(fetch("a"), fetch.last_attempt, clock.now)
# expect:   attempt 1 at 0: TimeoutError: a
# expect:   attempt 2 at 1: TimeoutError: a
# expect: a! 3 3.0
print(fetch("b", suffix="?"), clock.naps, fetch.__name__, fetch.__doc__)
# expect:   attempt 1 at 3: ConnectionResetError: b
# expect: b? [1, 2, 1] fetch Fetches by script.
for name in "cde":
    try:
        print(fetch(name))
        # expect:   attempt 1 at 4: TimeoutError: c
        # expect:   attempt 2 at 5: TimeoutError: c
    except GaveUp as e:
        print(e, [type(x).__name__ for x in e.__cause__.exceptions], e.__cause__.message)
        # expect: gave up after 3 attempts ['TimeoutError', 'TimeoutError', 'TimeoutError'] all attempts
    except ValueError as e:
        print("not retried:", e, fetch.last_attempt)  # expect: not retried: d 1
    except RuntimeError as e:
        print("RuntimeError", e, type(e.__cause__).__name__)
    except StopIteration:
        print("the script is over", fetch.stats)  # expect: the script is over {'calls': 5, 'retries': 5}

delays = backoff(0.5, 3, 10)
print([next(delays) for _ in range(5)], delays.send("reset"), next(delays))  # expect: [0.5, 1.5, 4.5, 10, 10] 0.5 1.5
delays.close()
print(list(itertools.islice(backoff(1, 1), 3)))  # expect: [1, 1, 1]

outcomes = iter([OSError("x"), OSError("y"), 1, OSError("z"), 2, 3])


@Breaker(limit=2, rest=10, clock=clock)
def call():
    match next(outcomes):
        case Exception() as e:
            raise e
        case value:
            return value


for pause in (0, 1, 1, 9, 0, 0, 0):
    clock.sleep(pause)
    try:
        print(f"{clock.now:g}", call())
    except OSError as e:
        print(f"{clock.now:g}", type(e).__name__, e)
        # expect: 7 OSError x
        # expect: 8 OSError y
        # expect: 9 ConnectionRefusedError open until 18
        # expect: 18 1
        # expect: 18 OSError z
        # expect: 18 2
        # expect: 18 3


def stacked(*decorators):
    return functools.reduce(lambda f, g: lambda h: f(g(h)), decorators)


trace = []
logged = lambda label: lambda f: functools.wraps(f)(lambda *a: (trace.append(label), f(*a))[1])
tries = iter([0, 0, 5])


@stacked(logged("outer"), retry(ZeroDivisionError, tries=5, clock=clock), logged("inner"))
def divide(n):
    return n / next(tries)


print(divide(10), trace, divide.__wrapped__.stats, divide.__name__)
# expect: 2.0 ['outer', 'inner', 'inner', 'inner'] {'calls': 1, 'retries': 2} divide
