# Expressions, conversions, nested specs, nested quotes, debugging form, escapes.
name, width, value = "world", 10, 3.14159
print(f"hello {name!r:>{width}} {value:{width}.{2}f} {{literal}} {'nested ' + f'{name.upper()}'}")
# expect: hello    'world'       3.14 {literal} nested WORLD
print(f"{name=} {value = :.2f} {width + 1=}")  # expect: name='world' value = 3.14 width + 1=11
print(f"{'a' if width > 5 else 'b'} {(lambda n: n * 2)(4)} {[n for n in range(3)]} { {'k': 1}['k'] }")
# expect: a 8 [0, 1, 2] 1
print(f"""multi
line {name}""", f'{name}' "joined" f"{width}", rf"\n{name}", f"\N{GREEK SMALL LETTER ALPHA}\x41\u00e9")
# expect: multi
# expect: line world worldjoined10 \nworld αAé
print(f"{f"{f"{1 + 1}"}"} {"quotes"} {width!r:^{width}}|")  # expect: 2 quotes     10    |
def outer():
    captured = 5
    return (lambda: f"{captured + 1:0{captured}}")()
print(outer())  # expect: 00006
