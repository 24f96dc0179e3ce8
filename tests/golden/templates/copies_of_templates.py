# Copies are made of the parts; a deep copy copies the values, too.
import copy

items = [1]
template = t"a{items!r:>{3}}b"
shallow, deep = copy.copy(template), copy.deepcopy(template)
print(shallow is template, shallow.values[0] is items, deep.values[0] is items, deep)
# expect: False True False Template(strings=('a', 'b'), interpolations=(Interpolation([1], 'items', 'r', '>3'),))
field = template.interpolations[0]
print(field.__reduce__(), template.__reduce__()[1])
# expect: (<class 'string.templatelib.Interpolation'>, ([1], 'items', 'r', '>3')) (('a', 'b'), (Interpolation([1], 'items', 'r', '>3'),))
print(copy.copy(field), copy.deepcopy(field).value is items)  # expect: Interpolation([1], 'items', 'r', '>3') False
try:
    iter(template).__reduce__()
except TypeError as error:
    print(error)  # expect: cannot pickle 'TemplateIter' object
