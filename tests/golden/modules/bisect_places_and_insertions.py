import bisect

a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 2, 0, 2))  # expect: 3 1 2
bisect.insort(a, 2.5)
print(a)  # expect: [1, 2, 2, 2.5, 3]
rows = [("x", 3), ("y", 5)]
bisect.insort(rows, ("z", 4), key=lambda row: row[1])
print(rows, bisect.bisect_left(rows, 4, key=lambda row: row[1]))  # expect: [('x', 3), ('z', 4), ('y', 5)] 1
print(bisect.bisect(range(0, 100, 10), 35), bisect.bisect is bisect.bisect_right)  # expect: 4 True


def grade(score, breakpoints=[60, 70, 80, 90], grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(score) for score in [33, 99, 77, 70, 89, 90, 100]])  # expect: ['F', 'A', 'C', 'C', 'B', 'A', 'A']
bisect.bisect_left(a, 1, -1)  # expect error: ValueError: lo must be non-negative
