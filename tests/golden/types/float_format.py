# Format specifications of floats.
number = 1234.5678
for spec in ("", "f", ".2f", "e", ".3e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.2f", "_", "_.1f", "+", " ", "-", "010.2f", "<12.1f", ">12.1f", "^12.1f", "*^12.1f", "=+12.1f", "0=+12.1f", "#.0f", "#.3g", "z.0f", ".0e", "12"):
    print(f"{spec:8}|{number:{spec}}|{-number:{spec}}|{float('inf'):{spec}}|{0.0:{spec}}|")
    # expect:         |1234.5678|-1234.5678|inf|0.0|
    # expect: f       |1234.567800|-1234.567800|inf|0.000000|
    # expect: .2f     |1234.57|-1234.57|inf|0.00|
    # expect: e       |1.234568e+03|-1.234568e+03|inf|0.000000e+00|
    # expect: .3e     |1.235e+03|-1.235e+03|inf|0.000e+00|
    # expect: E       |1.234568E+03|-1.234568E+03|INF|0.000000E+00|
    # expect: g       |1234.57|-1234.57|inf|0|
    # expect: .3g     |1.23e+03|-1.23e+03|inf|0|
    # expect: G       |1234.57|-1234.57|INF|0|
    # expect: n       |1234.57|-1234.57|inf|0|
    # expect: %       |123456.780000%|-123456.780000%|inf%|0.000000%|
    # expect: .1%     |123456.8%|-123456.8%|inf%|0.0%|
    # expect: ,       |1,234.5678|-1,234.5678|inf|0.0|
    # expect: ,.2f    |1,234.57|-1,234.57|inf|0.00|
    # expect: _       |1_234.5678|-1_234.5678|inf|0.0|
    # expect: _.1f    |1_234.6|-1_234.6|inf|0.0|
    # expect: +       |+1234.5678|-1234.5678|+inf|+0.0|
    # expect:         | 1234.5678|-1234.5678| inf| 0.0|
    # expect: -       |1234.5678|-1234.5678|inf|0.0|
    # expect: 010.2f  |0001234.57|-001234.57|0000000inf|0000000.00|
    # expect: <12.1f  |1234.6      |-1234.6     |inf         |0.0         |
    # expect: >12.1f  |      1234.6|     -1234.6|         inf|         0.0|
    # expect: ^12.1f  |   1234.6   |  -1234.6   |    inf     |    0.0     |
    # expect: *^12.1f |***1234.6***|**-1234.6***|****inf*****|****0.0*****|
    # expect: =+12.1f |+     1234.6|-     1234.6|+        inf|+        0.0|
    # expect: 0=+12.1f|+000001234.6|-000001234.6|+00000000inf|+000000000.0|
    # expect: #.0f    |1235.|-1235.|inf|0.|
    # expect: #.3g    |1.23e+03|-1.23e+03|inf|0.00|
    # expect: z.0f    |1235|-1235|inf|0|
    # expect: .0e     |1e+03|-1e+03|inf|0e+00|
    # expect: 12      |   1234.5678|  -1234.5678|         inf|         0.0|
for number, spec in ((-0.001, "z.1f"), (0.00001, "g"), (1e10, "g"), (1e-10, "f"), (1e300, ".0f"), (123456789.0, ","), (0.5, ".0f"), (1.5, ".0f"), (2.5, ".0f"), (1e16, ""), (1.0, ".3"), (1e6, ".3"), (1e22, ".25g")):
    print(format(number, spec))
    # expect: 0.0
    # expect: 1e-05
    # expect: 1e+10
    # expect: 0.000000
    # expect: 1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160
    # expect: 123,456,789.0
    # expect: 0
    # expect: 2
    # expect: 2
    # expect: 1e+16
    # expect: 1.0
    # expect: 1e+06
    # expect: 10000000000000000000000
for spec in ("d", "s", "x", ",_f", ",n", ".f", "1.2.3f", "_,", "c", "=^5q", "-0-", "99999999999999999999f", ".99999999999999999999f"):
    try:
        print(format(1.5, spec))
    except ValueError as error:
        print(spec, error)
        # expect: d Unknown format code 'd' for object of type 'float'
        # expect: s Unknown format code 's' for object of type 'float'
        # expect: x Unknown format code 'x' for object of type 'float'
        # expect: ,_f Cannot specify both ',' and '_'.
        # expect: ,n Cannot specify ',' with 'n'.
        # expect: .f Format specifier missing precision
        # expect: 1.2.3f Invalid format specifier '1.2.3f' for object of type 'float'
        # expect: _, Cannot specify both ',' and '_'.
        # expect: c Unknown format code 'c' for object of type 'float'
        # expect: =^5q Unknown format code 'q' for object of type 'float'
        # expect: -0- Unknown format code '-' for object of type 'float'
        # expect: 99999999999999999999f Too many decimal digits in format string
        # expect: .99999999999999999999f Too many decimal digits in format string
