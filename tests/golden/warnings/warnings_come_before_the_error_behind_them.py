# What is doubtful before a place that is no program is said first.
import warnings


def said(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            compile(source, "said", "exec")
        except SyntaxError as error:
            log.append(error)
    return [str(getattr(w, "message", w)) for w in log]


print(said("x = '\\d'\ny = = 2"))
# expect: ['"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', 'invalid syntax (said, line 2)']
print(said("x = '\\d'\ny is 5\nreturn 2"))
# expect: ['"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '"is" with \'int\' literal. Did you mean "=="?', "'return' outside function (said, line 3)"]
print(said("y is 5\nnonlocal x"))  # expect: ['nonlocal declaration not allowed at module level (said, line 2)']
print(said("def f():\n    x is 5\n    break"))
# expect: ['"is" with \'int\' literal. Did you mean "=="?', "'break' outside loop (said, line 3)"]
print(said("def f():\n    break\n    x is 5"))  # expect: ["'break' outside loop (said, line 2)"]
