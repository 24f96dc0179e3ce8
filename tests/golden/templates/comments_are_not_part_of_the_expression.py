# A comment in braces is left out of the source that a field keeps; a hash in a string is none.
a = 1
template = t"""{a  # one
} {(a,  # two
 2)} {"#"}"""
for field in template.interpolations:
    print(repr(field.expression), field.value)
    # expect: 'a  \n' 1
    # expect: '(a,  \n 2)' (1, 2)
    # expect: '"#"' #
print(repr(t"""{a  # = three
 = }""".strings[0]))
# expect: 'a  \n = '
