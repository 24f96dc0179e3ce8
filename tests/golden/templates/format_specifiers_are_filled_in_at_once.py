# Fields inside of a format specifier are formatted as in an f-string, when the template is made.
width, places = 10, 3
template = t"{1 / 3:{width}.{places}f}"
width = 99
print(template.interpolations[0].format_spec)  # expect: 10.3f
print(t"{1:{'a'!r:>{5}}|{width=}}".interpolations[0].format_spec)  # expect:   'a'|width=99
class Wide:
    def __format__(self, spec):
        print("format", repr(spec))
        return "<"
print(t"{0:{Wide()}{Wide():x}5}".interpolations[0].format_spec)
# expect: format ''
# expect: format 'x'
# expect: <<5
