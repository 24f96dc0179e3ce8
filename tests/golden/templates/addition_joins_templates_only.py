# `+` joins two templates; the texts that meet become one. A str is refused on either side.
a, b = 1, 2
left, right = t"[{a}", t"]-{b}"
print(left + right)
# expect: Template(strings=('[', ']-', ''), interpolations=(Interpolation(1, 'a', None, ''), Interpolation(2, 'b', None, '')))
print((left + t"").strings, (t"" + right).strings, left.strings)  # expect: ('[', '') (']-', '') ('[', '')
for attempt in (lambda: left + "text", lambda: "text" + left, lambda: left + 1, lambda: 1 + left, lambda: left * 2):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
        # expect: can only concatenate str (not "string.templatelib.Template") to str
        # expect: can only concatenate string.templatelib.Template (not "int") to string.templatelib.Template
        # expect: unsupported operand type(s) for +: 'int' and 'string.templatelib.Template'
        # expect: unsupported operand type(s) for *: 'string.templatelib.Template' and 'int'
