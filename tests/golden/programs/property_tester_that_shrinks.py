import inspect
from contextlib import contextmanager
from functools import wraps
from itertools import chain, islice, takewhile


def random_numbers(seed):
    """A linear congruential generator, as a function that gives a number below its bound."""
    state = seed

    def below(bound):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % bound

    return below


class Strategy:
    def __init__(self, make, shrink=lambda value: iter(())):
        self.make, self.shrink = make, shrink

    def map(self, function):
        return Strategy(lambda below, size: function(self.make(below, size)))

    def filter(self, condition):
        def make(below, size):
            for more in range(100):
                if condition(value := self.make(below, size + more)):
                    return value
            raise Unsatisfied(condition.__name__)
        return Strategy(make, lambda value: filter(condition, self.shrink(value)))

    def __or__(self, other):
        sides = self, other
        return Strategy(
            lambda below, size: sides[below(2)].make(below, size),
            lambda value: chain.from_iterable(side.shrink(value) for side in sides if side.accepts(value)),
        )

    def accepts(self, value):
        return type(value) is type(self.make(random_numbers(1), 1))


class Unsatisfied(Exception):
    pass


class Falsified(AssertionError):
    def __init__(self, name, example, tries, steps):
        super().__init__(f"{name} fails for " + ", ".join(f"{k}={v!r}" for k, v in example.items()))
        self.example, self.tries, self.steps = example, tries, steps


def integers(low=-1000, high=1000):
    def make(below, size):
        near = min(high, max(low, 0))
        return min(high, max(low, near + below(2 * size + 1) - size))

    def shrink(value):
        if value:
            near = min(high, max(low, 0))
            if value < 0 and -value <= high:
                yield -value
            step = value - near
            while step:
                yield value - step
                step = int(step / 2)
    return Strategy(make, shrink)


def lists(inner, most=20):
    def make(below, size):
        return [inner.make(below, size) for _ in range(below(min(size, most) + 1))]

    def shrink(value):
        half = len(value) // 2
        while half:
            yield from (value[:at] + value[at + half:] for at in range(0, len(value), half))
            half //= 2
        if len(value) == 1:
            yield []
        for at, item in enumerate(value):
            yield from (value[:at] + [less] + value[at + 1:] for less in inner.shrink(item))
    return Strategy(make, shrink)


def sampled(*values):
    return Strategy(lambda below, size: values[below(len(values))],
                    lambda value: takewhile(lambda other: other != value, iter(values)))


def texts(alphabet="abc "):
    letters = lists(sampled(*alphabet), 12)
    return Strategy(lambda below, size: "".join(letters.make(below, size)),
                    lambda value: map("".join, letters.shrink(list(value))))


def given(*, tries=60, seed=7, **strategies):
    def decorate(function):
        unknown = strategies.keys() - inspect.signature(function).parameters.keys()
        if unknown:
            raise TypeError(f"{function.__name__}() has no parameter {', '.join(sorted(unknown))}")

        def failure(example):
            try:
                function(**example)
            except Exception as error:
                return type(error)

        def smaller(example):
            for name, strategy in strategies.items():
                for value in islice(strategy.shrink(example[name]), 200):
                    yield example | {name: value}

        @wraps(function)
        def check():
            below, steps = random_numbers(seed), 0
            for attempt in range(1, tries + 1):
                example = {name: strategy.make(below, attempt) for name, strategy in strategies.items()}
                kind = failure(example)
                if kind is None:
                    continue
                while (less := next((e for e in smaller(example) if failure(e) is kind), None)) is not None:
                    example, steps = less, steps + 1
                raise Falsified(function.__name__, example, attempt, steps)
            return tries
        return check
    return decorate


@contextmanager
def report(name):
    try:
        yield
    except Falsified as error:
        print(f"{name}: {error}", error.tries > 0, error.steps >= 0)
    except (TypeError, Unsatisfied) as error:
        print(f"{name}: {type(error).__name__}: {error}")
    else:
        print(f"{name}: holds")


@given(xs=lists(integers()))
def reversing_twice(xs):
    assert xs[::-1][::-1] == xs


@given(xs=lists(integers()), ys=lists(integers()))
def sums_stay_small(xs, ys):
    assert sum(xs) + sum(ys) < 100


@given(text=texts())
def splitting_and_joining(text):
    assert " ".join(text.split()) == text


@given(a=integers(), b=integers(1, 9))
def division(a, b):
    q, r = divmod(a, b)
    assert a == q * b + r and 0 <= r < b


@given(a=integers(), b=integers(-3, 3))
def no_zero(a, b):
    a // b


@given(xs=lists(integers() | texts(), 6))
def sortable(xs):
    sorted(xs)


@given(n=integers(0, 50).filter(lambda n: n % 2), tag=sampled("x", "y", "z").map(str.upper))
def odd_numbers(n, tag):
    assert n % 2 and tag in "XYZ"


@given(n=integers(0, 9).filter(lambda n: n > 9))
def impossible(n):
    pass


@given(xs=lists(integers(0, 30)))
def no_repeats(xs):
    assert len(set(xs)) == len(xs)


for check in (reversing_twice, sums_stay_small, splitting_and_joining, division, no_zero, sortable, odd_numbers, impossible, no_repeats):
    with report(check.__name__):
        check()
        # expect: reversing_twice: holds
        # expect: sums_stay_small: sums_stay_small fails for xs=[6], ys=[37, 23, 27, 7] True True
        # expect: splitting_and_joining: splitting_and_joining fails for text=' ' True True
        # expect: division: holds
        # expect: no_zero: holds
        # expect: sortable: sortable fails for xs=['', 0] True True
        # expect: odd_numbers: holds
        # expect: impossible: Unsatisfied: <lambda>
        # expect: no_repeats: no_repeats fails for xs=[1, 1] True True
with report("decorating"):
    given(zs=integers())(lambda xs: None)  # expect: decorating: TypeError: <lambda>() has no parameter zs
print(no_zero.__wrapped__.__code__.co_varnames, inspect.signature(no_zero), division() + odd_numbers())
# expect: ('a', 'b') (a, b) 120
