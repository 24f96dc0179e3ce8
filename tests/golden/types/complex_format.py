# Format specifications of complex numbers.
number = 1234.5 - 0.25j
for spec in ("", "f", ".2f", ".1e", "g", "G", ",.1f", "_", "+", "+.1f", ">24", "<24.1f", "^24.1f", "*^24", ".3", "n"):
    print(f"{spec:7}|{number:{spec}}|")
for spec in ("=20", "020", "d", "s", "%", "x"):
    try:
        print(format(number, spec))
    except ValueError as error:
        print(error)
print("%s %r" % (number, number), f"{1j}", f"{complex(0, -0.0):.1f}", f"{complex('nanj'):f}")
for action in (lambda: "%f" % number, lambda: "%d" % number):
    try:
        action()
    except TypeError as error:
        print(error)
