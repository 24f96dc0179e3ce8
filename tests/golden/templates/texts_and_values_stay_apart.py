# A template string makes an object with its texts and its values, not a str.
from string.templatelib import Template

name = "World"
greeting = t"Hello, {name}!"
print(type(greeting) is Template, isinstance(greeting, str))  # expect: True False
print(greeting.strings, greeting.values)  # expect: ('Hello, ', '!') ('World',)
print(greeting)
# expect: Template(strings=('Hello, ', '!'), interpolations=(Interpolation('World', 'name', None, ''),))
print(t"", t"no field", sep="\n")
# expect: Template(strings=('',), interpolations=())
# expect: Template(strings=('no field',), interpolations=())
