# Format specifications of complex numbers.
number = 1234.5 - 0.25j
for spec in ("", "f", ".2f", ".1e", "g", "G", ",.1f", "_", "+", "+.1f", ">24", "<24.1f", "^24.1f", "*^24", ".3", "n"):
    print(f"{spec:7}|{number:{spec}}|")
    # expect:        |(1234.5-0.25j)|
    # expect: f      |1234.500000-0.250000j|
    # expect: .2f    |1234.50-0.25j|
    # expect: .1e    |1.2e+03-2.5e-01j|
    # expect: g      |1234.5-0.25j|
    # expect: G      |1234.5-0.25j|
    # expect: ,.1f   |1,234.5-0.2j|
    # expect: _      |(1_234.5-0.25j)|
    # expect: +      |(+1234.5-0.25j)|
    # expect: +.1f   |+1234.5-0.2j|
    # expect: >24    |          (1234.5-0.25j)|
    # expect: <24.1f |1234.5-0.2j             |
    # expect: ^24.1f |      1234.5-0.2j       |
    # expect: *^24   |*****(1234.5-0.25j)*****|
    # expect: .3     |(1.23e+03-0.25j)|
    # expect: n      |1234.5-0.25j|
for spec in ("=20", "020", "d", "s", "%", "x"):
    try:
        print(format(number, spec))
    except ValueError as error:
        print(error)
        # expect: '=' alignment flag is not allowed in complex format specifier
        # expect: Zero padding is not allowed in complex format specifier
        # expect: Unknown format code 'd' for object of type 'complex'
        # expect: Unknown format code 's' for object of type 'complex'
        # expect: Unknown format code '%' for object of type 'complex'
        # expect: Unknown format code 'x' for object of type 'complex'
print("%s %r" % (number, number), f"{1j}", f"{complex(0, -0.0):.1f}", f"{complex('nanj'):f}")
# expect: (1234.5-0.25j) (1234.5-0.25j) 1j 0.0-0.0j 0.000000+nanj
for action in (lambda: "%f" % number, lambda: "%d" % number):
    try:
        action()
    except TypeError as error:
        print(error)
        # expect: must be real number, not complex
        # expect: %d format: a real number is required, not complex
