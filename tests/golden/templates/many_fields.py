# A template may have more fields than fit a row of registers.
x = 0
source = "t'" + "".join(f"{n}{{x + {n}}}" for n in range(500)) + "'"
template = eval(source)
print(len(template.strings), len(template.interpolations), template.values[:3], template.values[-1])
# expect: 501 500 (0, 1, 2) 499
print(template.strings[:3], template.interpolations[499].expression)  # expect: ('0', '1', '2') x + 499
joined = t""
for n in range(50):
    joined += t"{n},"
print(joined.values == tuple(range(50)), joined.strings[1:3])  # expect: True (',', ',')
