# Pricing rules as closures: about a hundred lines that every peer has in its own language.
def make_rate(percent):
    calls = 0

    def rate(amount):
        nonlocal calls
        calls += 1
        return amount * percent / 100

    def count():
        return calls

    return rate, count


def make_tiers(low, high):
    def tier(amount):
        if amount < low:
            return 0
        elif amount < high:
            return 1
        else:
            return 2

    return tier


def compose(first, second):
    def both(value):
        return second(first(value))

    return both


def make_memo(function):
    known = {}

    def memo(key):
        if key not in known:
            known[key] = function(key)
        return known[key]

    return memo


def make_stack():
    items = []
    size = 0

    def push(item):
        nonlocal size
        items.append(item)
        size += 1
        return size

    def pop():
        nonlocal size
        if size == 0:
            return None
        size -= 1
        return items.pop()

    return push, pop


def fib(n):
    a = 0
    b = 1
    while n > 0:
        a, b = b, a + b
        n -= 1
    return a


def make_rules(base):
    rate, count = make_rate(base)
    tier = make_tiers(100, 1000)
    rules = []
    for i in range(10):
        def rule(amount, i=i):
            if tier(amount) == 2:
                return rate(amount) - i
            return rate(amount) + i
        rules.append(rule)

    def total(amount):
        result = 0
        for rule in rules:
            result += rule(amount)
        return result

    def report(name, amount):
        return "rule " + name + ": " + str(total(amount)) + " after " + str(count())

    return total, report


def main():
    total, report = make_rules(20)
    square = make_memo(lambda x: x * x)
    shifted = compose(square, lambda x: x + 1)
    push, pop = make_stack()
    push(total(50))
    push(shifted(7))
    return report("main", pop()) + str(fib(20))
