# A report is laid out by format specs that are made at run time; columns are closures.
from collections import Counter, namedtuple
from itertools import accumulate
from string import Template

Sale = namedtuple("Sale", "day product units price")
sales = [
    Sale("mon", "apple", 12, 0.25), Sale("mon", "pear", 3, 0.4), Sale("tue", "apple", 7, 0.25),
    Sale("wed", "fig", 120, 0.125), Sale("wed", "pear", 0, 0.4), Sale("thu", "melon", 2, 1234.5),
]


def column(title, value, spec="", width=None, align=None):
    """A column: its head, and how a row becomes text in it."""
    cells = []

    def add(row):
        cells.append(format(value(row), spec))

    def render():
        size = width or max(map(len, [title, *cells]))
        side = align or ("<" if not spec else ">")
        yield f"{title:^{size}}"
        yield "-" * size
        for cell in cells:
            yield f"{cell:{side}{size}}"

    return add, render


def table(rows, *columns):
    for row in rows:
        for add, _ in columns:
            add(row)
    for line in zip(*(render() for _, render in columns)):
        print(" | ".join(line).rstrip())


running = accumulate(sale.units * sale.price for sale in sales)
table(
    sales,
    column("day", lambda sale: sale.day.upper()),
    column("product", lambda sale: sale.product, width=9),
    column("units", lambda sale: sale.units, ",d"),
    column("price", lambda sale: sale.price, ".3f"),
    column("value", lambda sale: sale.units * sale.price, "+,.2f"),
    column("running", lambda sale: next(running), "012,.1f"),
    column("share", lambda sale: sale.units / 144, ".1%"),
    column("hex", lambda sale: sale.units, "#06x"),
)
# expect: day |  product  | units |  price   |   value   |   running    | share |  hex
# expect: --- | --------- | ----- | -------- | --------- | ------------ | ----- | ------
# expect: MON | apple     |    12 |    0.250 |     +3.00 | 00,000,003.0 |  8.3% | 0x000c
# expect: MON | pear      |     3 |    0.400 |     +1.20 | 00,000,004.2 |  2.1% | 0x0003
# expect: TUE | apple     |     7 |    0.250 |     +1.75 | 00,000,006.0 |  4.9% | 0x0007
# expect: WED | fig       |   120 |    0.125 |    +15.00 | 00,000,020.9 | 83.3% | 0x0078
# expect: WED | pear      |     0 |    0.400 |     +0.00 | 00,000,020.9 |  0.0% | 0x0000
# expect: THU | melon     |     2 | 1234.500 | +2,469.00 | 00,002,489.9 |  1.4% | 0x0002
print()  # expect:
units = Counter()
for sale in sales:
    units[sale.product] += sale.units
for product, count in units.most_common():
    bar = "#" * (count // 10) or "."
    print(f"{product:<8}{count:>4} {bar}")
    # expect: fig      120 ############
    # expect: apple     19 #
    # expect: pear       3 .
    # expect: melon      2 .
print()  # expect:
print("%-8s|%8.2f|%+d|%x|%e|%%|%5s|%r" % ("left", 3.14159, 5, 255, 12345.678, "ab", "q"))
# expect: left    |    3.14|+5|ff|1.234568e+04|%|   ab|'q'
print("{0!r:>10} {0:_<6} {1:08.3f} {2[1]} {3.day} {name:^{width}}|".format("ab", 2.5, [1, 2], sales[0], name="mid", width=9))
# expect:       'ab' ab____ 0002.500 2 mon    mid   |
print(Template("$who owes ${amount}USD, $$ and $missing").safe_substitute(who="ann", amount=5))
# expect: ann owes 5USD, $ and $missing
print(f"{sales[0].units = }, {sum(s.units for s in sales) = :>6}, {max(units, key=units.get)!r:*^12}")
# expect: sales[0].units = 12, sum(s.units for s in sales) =    144, ***'fig'****
print(f"{1234567.891:,.2f} {1234567:_} {255:b} {255:o} {255:#X} {0.000012345:g} {1e20:g} {-7:=+5} {True:d} {3+4j:.1f}")
# expect: 1,234,567.89 1_234_567 11111111 377 0XFF 1.2345e-05 1e+20 -   7 1 3.0+4.0j
