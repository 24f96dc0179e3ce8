# Functions of complex numbers, with their branch cuts and special values.
import cmath

print(cmath.sqrt(-1), cmath.sqrt(complex(-4, -0.0)))  # expect: 1j -2j
print(cmath.exp(1j * cmath.pi))  # expect: (-1+1.2246467991473532e-16j)
print(cmath.log(-1), cmath.log(8, 2), cmath.log10(100))  # expect: 3.141592653589793j (3+0j) (2+0j)
print(cmath.polar(3 + 4j), cmath.rect(2, 0))  # expect: (5.0, 0.9272952180016122) (2+0j)
# The last digit of a tangent is the C library's.
print(cmath.sin(2), round(cmath.tanh(1j).imag, 14))  # expect: (0.9092974268256817-0j) 1.5574077246549
print(cmath.acosh(complex(cmath.inf, 1)), cmath.atanh(complex(1, cmath.nan)))  # expect: (inf+0j) (nan+nanj)
print(cmath.isclose(1 + 1e-12j, 1), cmath.isfinite(cmath.infj))  # expect: True False


def tried(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


tried(cmath.log, 0)  # expect: ValueError math domain error
tried(cmath.log, 3, 1)  # expect: ValueError math domain error
tried(cmath.exp, 1000)  # expect: OverflowError math range error
tried(cmath.cos, cmath.inf)  # expect: ValueError math domain error
tried(cmath.sqrt, "1")  # expect: TypeError must be real number, not str
