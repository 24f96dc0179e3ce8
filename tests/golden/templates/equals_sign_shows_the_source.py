# `{value=}` puts its own source before the field, with `!r` unless something else is asked for.
x = 41
print(t"{x=}")  # expect: Template(strings=('x=', ''), interpolations=(Interpolation(41, 'x', 'r', ''),))
print(t"{x + 1 = }")
# expect: Template(strings=('x + 1 = ', ''), interpolations=(Interpolation(42, 'x + 1 ', 'r', ''),))
print(t"{x=!s} and {x=:>5}")
# expect: Template(strings=('x=', ' and x=', ''), interpolations=(Interpolation(41, 'x', 's', ''), Interpolation(41, 'x', None, '>5')))
print(t"{  x  =  }".strings, repr(t"{  x  =  }".interpolations[0].expression))  # expect: ('  x  =  ', '') '  x  '
