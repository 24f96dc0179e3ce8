# stacklevel, skip_file_prefixes and warn_explicit, and what they refuse.
import warnings

warnings.simplefilter("always")
said = []
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: said.append(
    (filename.rpartition("/")[2], lineno, category.__name__, str(message)))


def inner(level, **more):
    warnings.warn("text", stacklevel=level, **more)


def outer(level, **more):
    inner(level, **more)


for level in [-1, 0, 1, 2, 3]:
    outer(level)
outer(100)
code = compile("def other(call, *args, **more):\n    call(*args, **more)", "prefix/other.py", "exec")
exec(code)
other(outer, 3)
other(outer, 4)
other(warnings.warn, "skip", skip_file_prefixes=("prefix",))
other(warnings.warn, "skip", skip_file_prefixes=("pre", "no"), stacklevel=2)
other(warnings.warn, "skip", skip_file_prefixes=("no",))
other(warnings.warn, "skip", skip_file_prefixes=())
warnings.warn_explicit("explicit", UserWarning, "some/file.py", 7)
warnings.warn_explicit(UserWarning("own"), None, "some/file.py", 7, "module", {}, None)
warnings.warn_explicit("nothing", UserWarning, "some/file.py", 7, None)
exec("import warnings; warnings.warn('no name')", {})
for wrong in [
    lambda: warnings.warn("x", int), lambda: warnings.warn("x", 5), lambda: warnings.warn("x", "a"),
    lambda: warnings.warn("x", stacklevel="a"), lambda: warnings.warn("x", skip_file_prefixes=5),
    lambda: warnings.warn("x", skip_file_prefixes=(5,)), lambda: warnings.warn(),
    lambda: warnings.warn_explicit("x", UserWarning, 5, 1), lambda: warnings.warn_explicit("x", UserWarning, "f", "a"),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, "m", 5),
    lambda: warnings.warn_explicit("x", UserWarning, "f", 1, "m", {}, 5),
]:
    try:
        wrong()
    except TypeError as error:
        said.append(str(error))
print(*said, sep="\n")
# expect: ('where_a_warning_is_said_to_be.py', 11, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 11, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 11, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 15, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 19, 'UserWarning', 'text')
# expect: ('<sys>', 0, 'UserWarning', 'text')
# expect: ('other.py', 2, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 24, 'UserWarning', 'text')
# expect: ('where_a_warning_is_said_to_be.py', 25, 'UserWarning', 'skip')
# expect: ('where_a_warning_is_said_to_be.py', 26, 'UserWarning', 'skip')
# expect: ('where_a_warning_is_said_to_be.py', 27, 'UserWarning', 'skip')
# expect: ('other.py', 2, 'UserWarning', 'skip')
# expect: ('file.py', 7, 'UserWarning', 'explicit')
# expect: ('file.py', 7, 'UserWarning', 'own')
# expect: ('<string>', 1, 'UserWarning', 'no name')
# expect: category must be a Warning subclass, not 'type'
# expect: category must be a Warning subclass, not 'int'
# expect: category must be a Warning subclass, not 'str'
# expect: 'str' object cannot be interpreted as an integer
# expect: warn() argument 'skip_file_prefixes' must be tuple, not int
# expect: Found non-str 'int' in skip_file_prefixes.
# expect: warn() missing required argument 'message' (pos 1)
# expect: warn_explicit() argument 'filename' must be str, not int
# expect: 'str' object cannot be interpreted as an integer
# expect: 'registry' must be a dict or None
# expect: module_globals must be a dict, not 'int'
