# The methods and operators of complex numbers.
import warnings
warnings.simplefilter("ignore")
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

number = 3 - 4j
print(number, number.real, number.imag, number.conjugate(), abs(number), -number, +number, bool(0j), number.__complex__(), number.__getnewargs__())
# expect: (3-4j) 3.0 -4.0 (3+4j) 5.0 (-3+4j) (3-4j) False (3-4j) (3.0, -4.0)
print(number + 1, 1 - number, number * 2j, number / 2, 2 / number, number**2, number**0.5, number**-1, 0j**0)
# expect: (4-4j) (-2+4j) (8+6j) (1.5-2j) (0.24+0.32j) (-7-24j) (2-1j) (0.12+0.16j) (1+0j)
print(number == 3 - 4j, 1 + 0j == 1.0 == 1, hash(1 + 0j) == hash(1), number != "x", {1: "one"}[1 + 0j])
# expect: True True True True one
print(complex(), complex(1), complex("1+2j"), complex(" (1-2j) "), complex("j"), complex("-1e3j"), complex("nan+infj"), complex(1, 2j), complex(imag=3), complex(real=1j))
# expect: 0j (1+0j) (1+2j) (1-2j) 1j -1000j (nan+infj) (-1+0j) 3j 1j
print(1e300j, -0j, complex(-0.0, -0.0), complex("inf"), [1j, -1.5 + 0.5j], str(1j), repr(2 + 0j))
# expect: 1e+300j (-0-0j) (-0-0j) (inf+0j) [1j, (-1.5+0.5j)] 1j (2+0j)
attempt(complex, "1 + 2j")  # expect: ValueError: complex() arg is a malformed string
attempt(complex, "")  # expect: ValueError: complex() arg is a malformed string
attempt(complex, "1", 2)  # expect: TypeError: complex() argument 'real' must be a real number, not str
attempt(complex, 1, "2")  # expect: TypeError: complex() argument 'imag' must be a real number, not str
attempt(complex, [])  # expect: TypeError: complex() argument must be a string or a number, not list
attempt(complex, None)  # expect: TypeError: complex() argument must be a string or a number, not NoneType
attempt(complex, 1, 2, 3)  # expect: TypeError: complex() takes at most 2 arguments (3 given)
attempt(complex, x=1)  # expect: TypeError: complex() got an unexpected keyword argument 'x'
attempt(number.__lt__, 1)  # expect: NotImplemented
attempt(lambda: number < 1)  # expect: TypeError: '<' not supported between instances of 'complex' and 'int'
attempt(lambda: number // 1)  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
attempt(lambda: number % 1)  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
attempt(divmod, number, 1)  # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
attempt(lambda: number / 0)  # expect: ZeroDivisionError: division by zero
attempt(lambda: 0j ** -1)  # expect: ZeroDivisionError: zero to a negative or complex power
attempt(pow, number, 2, 3)  # expect: ValueError: complex modulo
attempt(int, number)
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
attempt(float, number)  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
attempt(round, number)  # expect: TypeError: type complex doesn't define __round__ method
attempt(number.conjugate, 1)  # expect: TypeError: complex.conjugate() takes no arguments (1 given)
attempt(number.__add__, "x")  # expect: NotImplemented
attempt(setattr, number, "real", 1)  # expect: AttributeError: readonly attribute
