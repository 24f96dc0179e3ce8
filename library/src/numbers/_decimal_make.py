"""Decimal numbers of integers, floats and tuples, exactly."""

from _decimal_core import from_digits, make


def unsupported(value):
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def of_int(value):
    return make(int(value < 0), abs(int(value)), 0)


def of_float(value):
    """The exact value of a float."""
    if value != value:
        return make(0, 0, 0, "n")
    if value in (float("inf"), float("-inf")):
        return make(int(value < 0), 0, 0, "F")
    sign = int(float.__repr__(value)[0] == "-")
    n, d = float.as_integer_ratio(value)
    k = d.bit_length() - 1
    return make(sign, abs(n) * 5**k, -k)


def of_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    kind = None
    if isinstance(exp, str):
        if exp not in ("F", "n", "N"):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        if exp == "F":
            return make(int(sign), 0, 0, "F")
        kind, exp = exp, 0
    elif not isinstance(exp, int):
        raise ValueError("exponent must be an integer")
    elif not -(2**63) <= exp < 2**63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    text = "".join(str(int(digit)) for digit in digits)
    return make(int(sign), from_digits(text or "0"), int(exp), kind)
