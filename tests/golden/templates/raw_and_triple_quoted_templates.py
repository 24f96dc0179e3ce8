# Templates may be raw and may extend over lines.
user = "me"
print(rt"\d{user}\{user}".strings, tR"C:\new".strings, t"\t{user}\x41".strings)
# expect: ('\\d', '\\', '') ('C:\\new',) ('\t', 'A')
print(t"""first {user}
second {
    user
}""")
# expect: Template(strings=('first ', '\nsecond ', ''), interpolations=(Interpolation('me', 'user', None, ''), Interpolation('me', '\n    user\n', None, '')))
print(Rt"{user:\n}".interpolations[0].format_spec, repr(t"{user:\n}".interpolations[0].format_spec))  # expect: \n '\n'
print(t"{{{user}}}".strings)  # expect: ('{', '}')
