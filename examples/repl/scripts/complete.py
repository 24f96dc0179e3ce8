"""Finds what the end of a line can become: a name, or an attribute of what dotted names lead to."""
import builtins
import keyword


def complete(text):
    *path, begun = text.split(".")
    if path:
        first, *rest = path
        found = globals()[first] if first in globals() else getattr(builtins, first)
        for name in rest:
            found = getattr(found, name)
        names = dir(found)
    else:
        names = {*globals(), *dir(builtins), *keyword.kwlist}
    # Names with an underscore are for those who ask for them.
    public = not begun.startswith("_")
    return sorted(
        name for name in names
        if name.startswith(begun) and not (public and name.startswith("_"))
    )


complete
