# In a text of ASCII, a character that is removed or becomes one of ASCII is looked up once.
import math


class Table:
    def __getitem__(self, code):
        print(chr(code), end=" ")
        if code == 97:
            return "A"
        if code == 98:
            return None
        if code == 99:
            raise LookupError
        return 68


print("abcdabcdcc".translate(Table()))  # expect: a b c d AcDAcDcc


# An int of a subclass has its own logarithm, a float of one is not asked either.
class Integer(int):
    def __float__(self):
        return 1.0


class Real(float):
    def __float__(self):
        return 1.0


print(math.log2(Integer(8)), math.log2(Real(8)), math.log10(Integer(1000)), math.sqrt(Integer(4)))
# expect: 3.0 3.0 3.0 1.0
