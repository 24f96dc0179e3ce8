# Where docstrings and module names show up.
"""Not a docstring: a comment stands above, but no statement does."""
def outer():
    """Outer's text.

    Second paragraph.
    """
    class Inner:
        "Inner's text."
        def method(self):
            f"{1} is no docstring"
    return Inner

Inner = outer()
print(repr(__doc__)[:24], __name__)  # expect: 'Not a docstring: a comm __main__
print(repr(outer.__doc__), Inner.__doc__, Inner.method.__doc__)
# expect: "Outer's text.\n\nSecond paragraph.\n" Inner's text. None
print(outer.__module__, Inner.__module__, Inner.__qualname__)  # expect: __main__ __main__ outer.<locals>.Inner
