# `:=` inside a comprehension binds in the function around it, and honours its declarations.
def first_long(words):
    if any(len(found := word) > 4 for word in words):
        return found

print(first_long(["a", "longer", "b"]))  # expect: longer

def running():
    total = 0
    return [total := total + n for n in range(5)], total

print(running())  # expect: ([0, 1, 3, 6, 10], 10)

last = None
def declared():
    global last
    return [last := n for n in range(3)]

def enclosed():
    seen = None
    def inner():
        nonlocal seen
        return {seen := n for n in range(4)}
    return inner(), seen

print(declared(), last, enclosed())  # expect: [0, 1, 2] 2 ({0, 1, 2, 3}, 3)
print([[deep := (i, j) for i in range(2)] for j in range(2)], deep)
# expect: [[(0, 0), (1, 0)], [(0, 1), (1, 1)]] (1, 1)
