import functools
import inspect


# how to
# do it
@functools.lru_cache
def work(a,
         b=")"):
    # inside
    text = f"{a + "}"}" """
not the end
"""

    return text
    # still inside
# outside


class Box:
    """A box."""
    def open(self):
        if self:
            return 1

        return 2

    size = lambda self: 3


for thing in (work, Box.open, Box().open, Box, Box.size, work.__wrapped__.__code__):
    lines, first = inspect.getsourcelines(thing)
    print(first, len(lines), repr(lines[0]), repr(lines[-1]))
    # expect: 7 10 '@functools.lru_cache\n' '    # still inside\n'
    # expect: 22 5 '    def open(self):\n' '        return 2\n'
    # expect: 22 5 '    def open(self):\n' '        return 2\n'
    # expect: 20 9 'class Box:\n' '    size = lambda self: 3\n'
    # expect: 28 1 '    size = lambda self: 3\n' '    size = lambda self: 3\n'
    # expect: 7 10 '@functools.lru_cache\n' '    # still inside\n'
print(inspect.getsource(work))
# expect: @functools.lru_cache
# expect: def work(a,
# expect:          b=")"):
# expect:     # inside
# expect:     text = f"{a + "}"}" """
# expect: not the end
# expect: """
# expect:
# expect:     return text
# expect:     # still inside
# expect:
print(repr(inspect.getcomments(work)), inspect.getcomments(Box))  # expect: None None
space = {}
exec("def made(): pass", space)
for thing in (len, 3, space["made"], compile("1", "nowhere.py", "eval")):
    try:
        inspect.getsource(thing)
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: TypeError module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
        # expect: TypeError module, class, method, function, traceback, frame, or code object was expected, got int
        # expect: OSError could not get source code
        # expect: OSError source code not available
