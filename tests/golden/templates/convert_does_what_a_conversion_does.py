# convert() applies a conversion to a value, so that a program can make an f-string of a template.
from string.templatelib import Interpolation, convert

def f(template):
    return "".join(
        format(convert(part.value, part.conversion), part.format_spec) if isinstance(part, Interpolation) else part
        for part in template
    )

name, amount = "Zoë", 12.5
template = t"{name!a:>10} owes {amount:.2f} {name=}"
print(f(template), f(template) == f"{name!a:>10} owes {amount:.2f} {name=}")
# expect:   'Zo\xeb' owes 12.50 name='Zoë' True
print(convert(name, "s"), convert(name, "r"), convert(name, "a"), convert(name, None) is name)
# expect: Zoë 'Zoë' 'Zo\xeb' True
for attempt in (lambda: convert(1, "x"), lambda: convert(1), lambda: convert(1, "rs")):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(error)
        # expect: invalid conversion specifier: x
        # expect: convert() missing 1 required positional argument: 'conversion'
        # expect: invalid conversion specifier: rs
