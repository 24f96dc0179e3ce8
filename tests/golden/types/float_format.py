# Format specifications of floats.
number = 1234.5678
for spec in ("", "f", ".2f", "e", ".3e", "E", "g", ".3g", "G", "n", "%", ".1%", ",", ",.2f", "_", "_.1f", "+", " ", "-", "010.2f", "<12.1f", ">12.1f", "^12.1f", "*^12.1f", "=+12.1f", "0=+12.1f", "#.0f", "#.3g", "z.0f", ".0e", "12"):
    print(f"{spec:8}|{number:{spec}}|{-number:{spec}}|{float('inf'):{spec}}|{0.0:{spec}}")
for number, spec in ((-0.001, "z.1f"), (0.00001, "g"), (1e10, "g"), (1e-10, "f"), (1e300, ".0f"), (123456789.0, ","), (0.5, ".0f"), (1.5, ".0f"), (2.5, ".0f"), (1e16, ""), (1.0, ".3"), (1e6, ".3"), (1e22, ".25g")):
    print(format(number, spec))
for spec in ("d", "s", "x", ",_f", ",n", ".f", "1.2.3f", "_,", "c", "=^5q", "-0-", "99999999999999999999f", ".99999999999999999999f"):
    try:
        print(format(1.5, spec))
    except ValueError as error:
        print(spec, error)
