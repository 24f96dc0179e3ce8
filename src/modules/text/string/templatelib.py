"""What template strings make: texts and values apart, so that a program decides how they meet."""

# Nothing but iteration makes one.
del TemplateIter


def convert(obj, /, conversion):
    """The object as a field with that conversion shows it: 's', 'r' or 'a'; None leaves it as it is."""
    if conversion is None:
        return obj
    if conversion == "s":
        return str(obj)
    if conversion == "r":
        return repr(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")


def _template_unpickle(*args):
    """The template of the texts and fields that it gave for a copy."""
    strings, interpolations = args
    parts = [strings[0]]
    for interpolation, string in zip(interpolations, strings[1:]):
        parts += interpolation, string
    return Template(*parts)
