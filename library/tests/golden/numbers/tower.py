"""The classes of numbers, and who is of which."""
import numbers

for number in (True, 3, 2.5, 1j):
    kinds = [kind for kind in numbers.__all__ if isinstance(number, getattr(numbers, kind))]
    print(type(number).__name__, *kinds)
# expect: bool Number Complex Real Rational Integral
# expect: int Number Complex Real Rational Integral
# expect: float Number Complex Real
# expect: complex Number Complex

try:
    numbers.Number()
    numbers.Complex()
except TypeError as error:
    print(str(error).split(" without")[0])  # expect: Can't instantiate abstract class Complex
