# An iterator gives what is there in the order of the source, without the empty texts.
x, y = 1, 2
for part in t"{x}{y} end":
    print(part)
    # expect: Interpolation(1, 'x', None, '')
    # expect: Interpolation(2, 'y', None, '')
    # expect:  end
print(list(t""), list(t"text"), [type(part).__name__ for part in t"a{x}b{y}c"])
# expect: [] ['text'] ['str', 'Interpolation', 'str', 'Interpolation', 'str']
parts = iter(t"a{x}")
print(next(parts), iter(parts) is parts, next(parts).value, next(parts, "the end"), next(parts, "the end"))
# expect: a True 1 the end the end
first, *rest = t"{x}-{y}"
print(first.expression, rest)  # expect: x ['-', Interpolation(2, 'y', None, '')]
