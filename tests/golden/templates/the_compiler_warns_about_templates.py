# The compiler knows that a template can neither be called nor subscripted, and is no index.
import warnings

for source in ("t'a'()", "t'{x}'[0]", "[1][t'a']", "x is t'a'", "t'\\q'", "rt'\\q'"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "file", "exec")
    print(source, [str(warning.message).split(";")[0] for warning in caught])
    # expect: t'a'() ["'string.templatelib.Template' object is not callable"]
    # expect: t'{x}'[0] ["'string.templatelib.Template' object is not subscriptable"]
    # expect: [1][t'a'] ['list indices must be integers or slices, not string.templatelib.Template']
    # expect: x is t'a' []
    # expect: t'\q' ['"\\q" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\q"? A raw string is also an option.']
    # expect: rt'\q' []
