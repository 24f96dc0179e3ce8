# Each field keeps what stood in its braces: the value itself, the source, the conversion, the format specifier.
price = 3.14159
field = t"{price!r:>8.2f}".interpolations[0]
print(field.value, field.expression, field.conversion, field.format_spec)  # expect: 3.14159 price r >8.2f
plain = t"{ price }".interpolations[0]
print(repr(plain.expression), plain.conversion, repr(plain.format_spec))  # expect: ' price ' None ''
print([field.conversion for field in t"{price!s} {price!r} {price!a}".interpolations])  # expect: ['s', 'r', 'a']
