"""Format specifications of numbers, as fractions and decimal read them: [[fill]align][sign][z][#][0][width][,][.precision][,][type]."""

_DIGITS = "0123456789"


class Spec:
    """A specification by its parts; align, width, precision and the rest are None or "" where they are not given."""

    __slots__ = (
        "fill", "align", "sign", "no_neg_zero", "alt", "zero", "width", "group", "precision", "fraction_group", "kind",
    )


def parse(text, kinds):
    """The parts of a specification whose type is one of kinds, or is left out; None for one that is malformed."""
    spec = Spec()
    at = 0

    def take(chars):
        nonlocal at
        if at < len(text) and text[at] in chars:
            at += 1
            return text[at - 1]
        return ""

    def number():
        nonlocal at
        start = at
        while at < len(text) and text[at] in _DIGITS:
            at += 1
        return int(text[start:at]) if at > start else None

    if len(text) > 1 and text[1] in "<>=^":
        spec.fill, spec.align = text[0], text[1]
        at = 2
    else:
        spec.fill, spec.align = "", take("<>=^")
    spec.sign = take("-+ ")
    spec.no_neg_zero = take("z") == "z"
    spec.alt = take("#") == "#"
    # A zero that stands alone is the width.
    spec.zero = text[at : at + 1] == "0" and text[at + 1 : at + 2] != "" and text[at + 1] in _DIGITS
    if spec.zero:
        at += 1
    spec.width = number()
    spec.group = take(",_")
    spec.precision, spec.fraction_group = None, ""
    if take("."):
        spec.precision = number()
        spec.fraction_group = take(",_")
        if spec.precision is None and not spec.fraction_group:
            return None
    spec.kind = take(kinds)
    return spec if at == len(text) else None


def group(digits, separator, size=3):
    """Digits in groups, counted from the right."""
    if not separator:
        return digits
    first = (len(digits) - 1) % size + 1
    parts = [digits[:first]]
    parts += [digits[i : i + size] for i in range(first, len(digits), size)]
    return separator.join(parts)


def pad(sign, body, fill, align, width):
    """A sign and what follows it in a field of at least so many characters."""
    missing = (width or 0) - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    if align == "<":
        return sign + body + fill * missing
    if align == "=":
        return sign + fill * missing + body
    if align == "^":
        left = missing // 2
        return fill * left + sign + body + fill * (missing - left)
    return fill * missing + sign + body
