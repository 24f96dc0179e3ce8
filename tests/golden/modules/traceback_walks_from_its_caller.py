# walk_stack begins at its caller, when it is called; exc_type warns; what dir() cannot sort is no hindrance to a hint.
import traceback
import warnings


def deeper():
    return traceback.walk_stack(None)


walked = deeper()
print([frame.f_code.co_name for frame, _ in walked][:2])
print([frame.f_code.co_name for frame, _ in traceback.walk_stack(None)][:1])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    seen = traceback.TracebackException(KeyError, KeyError("k"), None)
    print(seen.exc_type, seen.exc_type_str)
print([str(each.message) for each in caught])


class Meta(type):
    def __dir__(cls):
        return [None, "fox"]


class Odd(metaclass=Meta):
    def __dir__(self):
        return [..., "bluch"]


for wrong in lambda: Odd.foo, lambda: Odd().blach, lambda: Odd.blach, lambda: Odd().foo:
    try:
        wrong()
    except AttributeError as error:
        print(traceback.format_exception_only(error)[-1].strip())
# expect: ['deeper', '<module>']
# expect: ['<module>']
# expect: <class 'KeyError'> KeyError
# expect: ['Deprecated in 3.13. Use exc_type_str instead.']
# expect: AttributeError: type object 'Odd' has no attribute 'foo'. Did you mean: 'fox'?
# expect: AttributeError: 'Odd' object has no attribute 'blach'. Did you mean: 'bluch'?
# expect: AttributeError: type object 'Odd' has no attribute 'blach'
# expect: AttributeError: 'Odd' object has no attribute 'foo'
