# The leftmost iterable belongs to the enclosing scope and is evaluated at once, also for generators.
def shadowing():
    n = [1, 2, 3]
    return [n + 1 for n in n]

print(shadowing())  # expect: [2, 3, 4]

def source():
    print("asked for items")
    return [1, 2]

lazy = (n * 10 for n in source())  # expect: asked for items
print("made")  # expect: made
print(list(lazy))  # expect: [10, 20]
try:
    (n for n in 7)
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
broken = (m for n in [1] for m in 7)  # expect error: TypeError: 'int' object is not iterable
next(broken)
