# The types live in string.templatelib; they can be parametrised, and only templates make iterators of templates.
import string.templatelib
from string.templatelib import Interpolation, Template

print(Template, Interpolation, Template.__module__, string.templatelib.__name__)
# expect: <class 'string.templatelib.Template'> <class 'string.templatelib.Interpolation'> string.templatelib string.templatelib
print(Template[int, str], Interpolation[int], type(iter(t"")))
# expect: string.templatelib.Template[int, str] string.templatelib.Interpolation[int] <class 'string.templatelib.TemplateIter'>
print(Template.strings, Template.values, Interpolation.value, Template.__add__)
# expect: <member 'strings' of 'string.templatelib.Template' objects> <attribute 'values' of 'string.templatelib.Template' objects> <member 'value' of 'string.templatelib.Interpolation' objects> <slot wrapper '__add__' of 'string.templatelib.Template' objects>
try:
    type(iter(t""))()
except TypeError as error:
    print(error)  # expect: cannot create 'string.templatelib.TemplateIter' instances
print(sorted(name for name in vars(Template) if not name.startswith("__")), hasattr(string.templatelib, "TemplateIter"))
# expect: ['interpolations', 'strings', 'values'] False
