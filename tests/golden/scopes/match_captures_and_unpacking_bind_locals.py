# Captures of a match pattern, star targets and nested tuple targets are bindings as well.
head = tail = key = rest = "module"

def match_capture(subject):
    match subject:
        case [head, *tail]:
            return head, tail
        case {"k": key, **rest}:
            return key, rest
    try:
        return head
    except UnboundLocalError as error:
        return str(error)

print(match_capture([1, 2, 3]))  # expect: (1, [2, 3])
print(match_capture({"k": 1, "z": 2}))  # expect: (1, {'z': 2})
print(match_capture("no match"))
# expect: cannot access local variable 'head' where it is not associated with a value
print(head, tail, key, rest)  # expect: module module module module

def star_target():
    (head, *tail), key = "abc", "d"
    return head, tail, key

print(star_target(), head)  # expect: ('a', ['b', 'c'], 'd') module
