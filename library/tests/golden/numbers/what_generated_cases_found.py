"""What generated cases found of complex logarithms."""
import cmath

for base in (2, 1.5, float("inf"), -1, 0, 1):
    for number in (0, complex(-0.0, 0.0), 1):
        try:
            print(cmath.log(number, base))
        except ValueError as error:
            print(error)
try:
    cmath.log(0)
except ValueError as error:
    print(error)
# expect: (-inf+nanj)
# expect: (-inf+nanj)
# expect: 0j
# expect: (-inf+nanj)
# expect: (-inf+nanj)
# expect: 0j
# expect: (nan+nanj)
# expect: (nan+nanj)
# expect: 0j
# expect: (nan+infj)
# expect: (nan+infj)
# expect: 0j
# expect: math domain error
# expect: math domain error
# expect: math domain error
# expect: math domain error
# expect: math domain error
# expect: math domain error
# expect: math domain error
