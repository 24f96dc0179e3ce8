# formatwarning, showwarning, and both replaced; warnings about their state.
import io
import sys
import warnings

warnings.simplefilter("always")
stderr, sys.stderr = sys.stderr, io.StringIO()
warnings.warn("with its line")  # a comment
print(warnings.formatwarning("text", UserWarning, "file.py", 3, "  line of code "), end="")
# expect: file.py:3: UserWarning: text
# expect:   line of code
print(warnings.formatwarning("text", UserWarning, "file.py", 3), end="")  # expect: file.py:3: UserWarning: text
stream = io.StringIO()
warnings.showwarning("text", UserWarning, "file.py", 3, stream, "line")
print(stream.getvalue(), end="")
# expect: file.py:3: UserWarning: text
# expect:   line
warnings.formatwarning = lambda *args: f"{args[0]!r} {args[1].__name__} {args[4:]}\n"
warnings.warn("formatted")
sys.stderr, text = stderr, sys.stderr.getvalue()
text = text[text.index(".py:"):]
assert text.startswith(".py:8: UserWarning: with its line\n  warnings.warn(\"with its line\")  # a comment\n")
print(text.splitlines()[2:])  # expect: ["UserWarning('formatted') UserWarning (None,)"]
warnings.showwarning = 5
try:
    warnings.warn("x")
except TypeError as error:
    print(error)  # expect: warnings.showwarning() must be set to a function or method
del warnings.showwarning
warnings.formatwarning = lambda *args: print("called") or ""
warnings.warn("x")  # expect: called
for filters in [5, [5], [("default", None, UserWarning, None)], [("bogus", None, UserWarning, None, 0)],
                [(5, None, UserWarning, None, 0)], [("default", 5, UserWarning, None, 0)],
                [("default", None, UserWarning, None, "a")], [("default", None, 5, None, 0)]]:
    warnings.filters = filters
    try:
        warnings.warn("x")
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError _warnings.filters must be a list
        # expect: ValueError warnings.filters item 0 isn't a 5-tuple
        # expect: ValueError warnings.filters item 0 isn't a 5-tuple
        # expect: RuntimeError Unrecognized action ('bogus') in warnings.filters:
        # expect:  ('bogus', None, <class 'UserWarning'>, None, 0)
warnings.filters = []
for warnings.defaultaction in ["bogus", 5]:
    try:
        warnings.warn("x")
    except Exception as error:
        print(type(error).__name__, error)
        # expect: RuntimeError Unrecognized action ('bogus') in warnings.filters:
        # expect:  None
warnings.defaultaction = "always"
__warningregistry__ = 5
try:
    warnings.warn("x")
except TypeError as error:
    print(error)  # expect: 'registry' must be a dict or None
