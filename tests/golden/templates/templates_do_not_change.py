# Templates and fields have no attributes that can be set, no dict, and no subclasses.
from string.templatelib import Interpolation, Template

template = t"{1}"
field = template.interpolations[0]
for target, name in ((template, "strings"), (template, "values"), (template, "extra"), (field, "value"), (field, "extra")):
    try:
        setattr(target, name, 1)
    except AttributeError as error:
        print(error)
        # expect: readonly attribute
        # expect: attribute 'values' of 'string.templatelib.Template' objects is not writable
        # expect: 'string.templatelib.Template' object has no attribute 'extra' and no __dict__ for setting new attributes
        # expect: readonly attribute
        # expect: 'string.templatelib.Interpolation' object has no attribute 'extra' and no __dict__ for setting new attributes
for base in (Template, Interpolation, type(iter(template))):
    try:
        type("Derived", (base,), {})
    except TypeError as error:
        print(error)
        # expect: type 'string.templatelib.Template' is not an acceptable base type
        # expect: type 'string.templatelib.Interpolation' is not an acceptable base type
        # expect: type 'string.templatelib.TemplateIter' is not an acceptable base type
