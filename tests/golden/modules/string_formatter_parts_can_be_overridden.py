import string

print(list(string.Formatter().parse("a{b!r:>{w}}c{{d}}")))
# expect: [('a', 'b', '>{w}', 'r'), ('c{', None, None, None), ('d}', None, None, None)]
print(string.Formatter().format("{0[k]!r:>5} {x.real} {1:{w}d}", {"k": "q"}, 7, x=3, w=4))  # expect:   'q' 3    7


class Named(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print("unused", sorted(set(kwargs) - used))


print(Named().format("{a!u} {b} {}", "pos", a="x", c=1))
# expect: unused ['c']
# expect: X <b> pos
for text in ("{", "{0!x}", "{0} {}", "{a.}", "{a[0}"):
    try:
        print(string.Formatter().format(text, 1, a=[2]))
    except ValueError as e:
        print(e)
        # expect: Single '{' encountered in format string
        # expect: Unknown conversion specifier x
        # expect: cannot switch from manual field specification to automatic field numbering
        # expect: Empty attribute in format string
        # expect: expected '}' before end of string
print(string.capwords("the  quick brown"), string.ascii_lowercase[:3], string.hexdigits)
# expect: The Quick Brown abc 0123456789abcdefABCDEF
