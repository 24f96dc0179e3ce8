# Comprehensions at class level are inlined only in scoping-neutral way: class names stay invisible, except
# for the leftmost iterable.
class C:
    a = 1
    b = [[a2 for a2 in (1,)] for _ in (a,)]
print(C.b)  # expect: [[1]]
