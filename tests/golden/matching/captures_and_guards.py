# Captures are bound before the guard and stay when it fails.
def first(value):
    match value:
        case [x, y] if x > y:
            return "descending", x, y
        case [x, y] if (total := x + y) > 10:
            return "large", total
        case [x, _]:
            return "small", x
        case whole:
            return "whole", whole

print(first([3, 1]), first([5, 9]), first([1, 2]), first("ab"), first(None))
# expect: ('descending', 3, 1) ('large', 14) ('small', 1) ('whole', 'ab') ('whole', None)
match [1, [2, 3]]:
    case [a, [b, c] as pair] as everything if a > 5:
        print("never")
    case [_, _]:
        print("second", a, b, c, pair, everything)  # expect: second 1 2 3 [2, 3] [1, [2, 3]]
match {"k": 5}:
    case {"k": (1 | 5 | 9) as found}:
        print(found)  # expect: 5
def unbound(value):
    match value:
        case [inside]:
            pass
    return inside

print(unbound([1]))  # expect: 1
try:
    unbound([])
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'inside' where it is not associated with a value
calls = []
def guard(n):
    calls.append(n)
    return n == 2

match 0:
    case 0 if guard(1):
        print("one")
    case 0 if guard(2):
        print("two", calls)  # expect: two [1, 2]
match = case = type = 5
print(match, case, type)  # expect: 5 5 5
match (match, case):
    case (5, case) if case:
        print("soft keywords", case)  # expect: soft keywords 5
match -match:
    case -5:
        print("negated subject")  # expect: negated subject
match match, case:
    case 5, *_:
        print("open sequence")  # expect: open sequence
