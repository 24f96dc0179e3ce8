"""Decimal numbers out of text and as text."""

from _decimal_core import digit_count, digits, dropped, from_digits, ten
from _format_spec import group, pad, parse as parse_spec


def parse(text):
    """Sign, coefficient, exponent and kind of what a text shows; None if it is no number."""
    text = text.strip().replace("_", "")
    if not text.isascii():
        # Digits of other scripts count; what else is not ASCII makes no number.
        text = "".join(str(int(char)) if char.isdecimal() else char for char in text)
        if not text.isascii():
            return None
    sign = 0
    if text[:1] in ("+", "-"):
        sign = 1 if text[0] == "-" else 0
        text = text[1:]
    lower = text.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, 0, "F"
    for prefix, kind in (("nan", "n"), ("snan", "N")):
        if lower.startswith(prefix):
            payload = lower[len(prefix) :]
            if payload and not payload.isdigit():
                return None
            return sign, from_digits(payload) if payload else 0, 0, kind
    mantissa, mark, power = lower.partition("e")
    exp = 0
    if mark:
        body = power[1:] if power[:1] in ("+", "-") else power
        if not body.isdigit():
            return None
        # An exponent of so many digits is outside of all contexts, whatever they are.
        exp = int(body.lstrip("0")[:40] or "0")
        if power[0] == "-":
            exp = -exp
    whole, _, places = mantissa.partition(".")
    both = whole + places
    if not both.isdigit():
        return None
    return sign, from_digits(both), exp - len(places), None


def shown(number, capitals, engineering=False):
    """A number in scientific notation where that is due, or with exponents that are multiples of three."""
    sign = "-" if number._sign else ""
    kind = number._kind
    if kind == "F":
        return sign + "Infinity"
    if kind is not None:
        return sign + ("NaN" if kind == "n" else "sNaN") + (digits(number._coeff) if number._coeff else "")
    text = digits(number._coeff)
    exp = number._exp
    left = exp + len(text)
    if exp <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif text == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        text = "0." + "0" * -point + text
    elif point >= len(text):
        text += "0" * (point - len(text))
    else:
        text = text[:point] + "." + text[point:]
    if left != point:
        text += ("E" if capitals else "e") + f"{left - point:+d}"
    return sign + text


def _with_figures(coeff, exp, count, rounding, sign):
    """With at most so many digits."""
    extra = digit_count(coeff) - count
    if extra <= 0:
        return coeff, exp
    coeff, _ = dropped(coeff, extra, rounding, sign)
    exp += extra
    if coeff == ten(count):
        coeff, exp = coeff // 10, exp + 1
    return coeff, exp


def formatted(number, text, context):
    """A number as a format specification wants it."""
    spec = parse_spec(text, "eEfFgGnN%")
    if spec is None or spec.zero and spec.align or spec.kind in ("n", "N") and spec.group:
        raise ValueError("invalid format string")
    limit = 10**18
    if (spec.width or 0) > limit or (spec.precision or 0) > limit:
        raise ValueError("invalid format string")
    fill, align = spec.fill or " ", spec.align or ">"
    sign = "-" if number._sign else spec.sign.replace("-", "")
    if number._kind is not None:
        body = shown(number, True).removeprefix("-") + ("%" if spec.kind == "%" else "")
        return pad(sign, body, fill, align, spec.width)
    kind = spec.kind or ("G" if context._capitals else "g")
    if kind == "N":
        from warnings import warn

        warn("Format specifier 'N' is deprecated", DeprecationWarning, stacklevel=3)
    if kind in "nN":
        kind = "g" if kind == "n" else "G"
    precision = spec.precision
    coeff, exp, rounding = number._coeff, number._exp, context._rounding
    if kind == "%":
        exp += 2
    if precision is not None:
        if kind in "eE":
            if coeff:
                coeff, exp = _with_figures(coeff, exp, precision + 1, rounding, number._sign)
                missing = precision + 1 - digit_count(coeff)
                coeff, exp = coeff * ten(missing), exp - missing
        elif kind in "fF%":
            if exp < -precision:
                coeff, _ = dropped(coeff, -precision - exp, rounding, number._sign)
            else:
                coeff *= ten(exp + precision)
            exp = -precision
        else:
            coeff, exp = _with_figures(coeff, exp, precision or 1, rounding, number._sign)
    if kind in "fF%" and exp > 0:
        coeff, exp = coeff * ten(exp), 0
    if spec.no_neg_zero and not coeff and sign == "-":
        sign = spec.sign.replace("-", "")
    body = digits(coeff)
    left = exp + len(body)
    if kind in "eE":
        point = 1 - precision if not coeff and precision is not None else 1
    elif kind in "fF%" or exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, places = "0", "0" * -point + body
    else:
        whole, places = body[:point].ljust(point, "0"), body[point:]
    power = left - point
    if spec.fraction_group:
        places = spec.fraction_group.join(places[i : i + 3] for i in range(0, len(places), 3))
    tail = "." + places if places or spec.alt else ""
    if power or kind in "eE":
        tail += ("E" if kind in "EG" else "e") + f"{power:+d}"
    if kind == "%":
        tail += "%"
    if spec.zero:
        room = spec.width - len(sign) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if spec.group and room > 0 else room)
    return pad(sign, group(whole, spec.group) + tail, fill, align, spec.width)
