# A field may hold a template, a lambda in parentheses, a comprehension; names are captured as anywhere.
def make():
    n = 0
    def count():
        nonlocal n
        n += 1
        return t"{n}: {(lambda: n)} {t'{n}'}"
    return count

count = make()
count()
template = count()
print(template.values[0], template.values[1](), template.values[2].values, count.__code__.co_freevars)
# expect: 2 2 (2,) ('n',)
print([t"{k}{[k + j for j in range(2)]}".values for k in range(2)])  # expect: [(0, [0, 1]), (1, [1, 2])]
print(t"{(y := 5)}{y}".values, t"{'a' if y else 'b'}".values, t"{1,}{*[1, 2],}".values)
# expect: (5, 5) ('a',) ((1,), (1, 2))
