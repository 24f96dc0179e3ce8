# The parts of a field can be taken apart by position in a pattern.
from string.templatelib import Interpolation

print(Interpolation.__match_args__)  # expect: ('value', 'expression', 'conversion', 'format_spec')
def describe(part):
    match part:
        case str() as text:
            return f"text {text!r}"
        case Interpolation(int() as number, _, None, ""):
            return f"number {number}"
        case Interpolation(value, source, conversion, spec):
            return f"{source} = {value!r}, {conversion}, {spec!r}"

for part in t"a{1}{'b'!r:>4}":
    print(describe(part))
    # expect: text 'a'
    # expect: number 1
    # expect: 'b' = 'b', r, '>4'
