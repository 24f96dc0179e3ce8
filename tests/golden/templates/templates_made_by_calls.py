# Template(*parts): strs beside each other become one, fields beside each other get an empty text between them.
from string.templatelib import Interpolation, Template

field = Interpolation(5, "five", "r", ">3")
print(Template("a", "b", field, field, "c"))
# expect: Template(strings=('ab', '', 'c'), interpolations=(Interpolation(5, 'five', 'r', '>3'), Interpolation(5, 'five', 'r', '>3')))
print(Template().strings, Template(field).strings, Template("x", "y").strings)  # expect: ('',) ('', '') ('xy',)
print(Interpolation(1), Interpolation(value=2, expression="two", conversion="a", format_spec="x"))
# expect: Interpolation(1, '', None, '') Interpolation(2, 'two', 'a', 'x')
for attempt in (
    lambda: Template(1), lambda: Template(text="a"), lambda: Template(Template()), lambda: Interpolation(),
    lambda: Interpolation(1, 2), lambda: Interpolation(1, "x", "q"), lambda: Interpolation(1, "x", 3),
    lambda: Interpolation(1, "x", None, b""), lambda: Interpolation(1, "", "", "", 5), lambda: Interpolation(1, name=2),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
        # expect: TypeError Template.__new__ only accepts *args arguments
        # expect: TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got string.templatelib.Template
        # expect: TypeError Interpolation() missing required argument 'value' (pos 1)
        # expect: TypeError Interpolation() argument 'expression' must be str, not int
        # expect: ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
        # expect: TypeError Interpolation() argument 'conversion' must be str, not int
        # expect: TypeError Interpolation() argument 'format_spec' must be str, not bytes
        # expect: TypeError Interpolation() takes at most 4 arguments (5 given)
        # expect: TypeError Interpolation() got an unexpected keyword argument 'name'
