class C:
    try:
        a: 1
    except ValueError:
        b: 2
    else:
        c: 3
    finally:
        d: 4
    e: 5
    for _ in range(1):
        f: 6
    else:
        g: 7
    a: 8

print(C.__annotations__)  # expect: {'a': 8, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7}
x: 1
if True:
    y: 2
x: 3
print(__annotate__(1))  # expect: {'x': 3, 'y': 2}
