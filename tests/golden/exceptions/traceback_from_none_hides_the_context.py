# `from None` prints the last exception only.
def convert(value):
    try:
        return float(value)
    except ValueError:
        raise LookupError(f"no number: {value!r}") from None
        # expect error: LookupError: no number: 'abc'

convert("abc")
