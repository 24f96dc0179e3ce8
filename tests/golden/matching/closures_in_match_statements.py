# Captured names are variables like others: closures share them.
def handlers(events):
    made = []
    for event in events:
        match event:
            case {"name": name, "value": value}:
                made.append(lambda: (name, value))
            case [name, *value]:
                made.append(lambda: (name, value, "list"))
    return made

print([handler() for handler in handlers([{"name": "a", "value": 1}, ["b", 2, 3]])])
# expect: [('b', [2, 3]), ('b', [2, 3], 'list')]
def bind(event):
    match event:
        case (kind, payload):
            def show():
                nonlocal payload
                payload += 1
                return kind, payload
            return show

show = bind(("count", 1))
print(show(), show(), show.__code__.co_freevars)  # expect: ('count', 2) ('count', 3) ('kind', 'payload')
def evaluate(tree):
    match tree:
        case int() | float():
            return tree
        case ("neg", x):
            return -evaluate(x)
        case (operator, left, right):
            a, b = evaluate(left), evaluate(right)
            match operator:
                case "+":
                    return a + b
                case "*":
                    return a * b
                case _:
                    raise ValueError(f"unknown operator {operator!r}")

print(evaluate(("+", 1, ("*", 2, ("neg", 3)))))  # expect: -5
try:
    evaluate(("/", 1, 2))
except ValueError as error:
    print(error)  # expect: unknown operator '/'
class Body:
    match [1, 2]:
        case [first, second]:
            total = first + second

print(Body.total, Body.first)  # expect: 3 1
