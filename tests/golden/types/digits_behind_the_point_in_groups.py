# A format spec may group the digits behind the point.
def attempt(value, spec):
    try:
        print(repr(format(value, spec)))
    except ValueError as error:
        print(error)


for spec in ("._f", ".,f", ".8_f", "_.6_f", ",.7,f", "020,.7_f", "._", ".10_e", ".6,%", "._n", ".,_f", ".f", ".4_"):
    attempt(123456.123456, spec)
    # expect: '123456.123_456'
    # expect: '123456.123,456'
    # expect: '123456.123_456_00'
    # expect: '123_456.123_456'
    # expect: '123,456.123,456,0'
    # expect: '00,123,456.123_456_0'
    # expect: '123456.123_456'
    # expect: '1.234_561_234_6e+05'
    # expect: '12345612.345,600%'
    # expect: Cannot specify '_' with 'n'.
    # expect: Cannot specify both ',' and '_'.
    # expect: Format specifier missing precision
    # expect: '1.235e+05'
attempt(1 + 2.123456789j, ".8,f")  # expect: '1.000,000,00+2.123,456,79j'
attempt(12345, "._f")  # expect: '12345.000_000'
attempt(12345, ".,d")  # expect: '12345'
attempt("abc", ".2,s")  # expect: 'ab'
attempt(float("inf"), "._f")  # expect: 'inf'
print(f"{1234.5678:_._f}", "{:,.5,f}".format(1e6 / 7))  # expect: 1_234.567_800 142,857.142,86
