# Format strings taken apart, for `string.Formatter`. `_scan` and `_split` are Rust.


def formatter_parser(text, /):
    """Yields (literal, field name, spec, conversion) for each part of a format string."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parts(text)


def _parts(text):
    at = 0
    while (part := _scan(text, at)) is not None:
        *found, at = part
        yield tuple(found)


def formatter_field_name_split(text, /):
    """(first, an iterator over (is attribute, name)) of a field's name."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    first, at = _split_first(text)
    return first, _steps(text, at)


def _steps(text, at):
    while (step := _split_step(text, at)) is not None:
        is_attr, name, at = step
        yield is_attr, name
