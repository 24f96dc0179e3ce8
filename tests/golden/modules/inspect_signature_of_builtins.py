from inspect import getfullargspec, signature

for callable in (
    len, print, sorted, isinstance, sum, pow, compile, str.split, "".join, [].append, dict.fromkeys, int.__add__,
    (1).__add__, object, list, enumerate, property, Exception().with_traceback,
):
    print(callable.__name__, signature(callable))
    # expect: len (obj, /)
    # expect: print (*args, sep=' ', end='\n', file=None, flush=False)
    # expect: sorted (iterable, /, *, key=None, reverse=False)
    # expect: isinstance (obj, class_or_tuple, /)
    # expect: sum (iterable, /, start=0)
    # expect: pow (base, exp, mod=None)
    # expect: compile (source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
    # expect: split (self, /, sep=None, maxsplit=-1)
    # expect: join (iterable, /)
    # expect: append (object, /)
    # expect: fromkeys (iterable, value=None, /)
    # expect: __add__ (self, value, /)
    # expect: __add__ (value, /)
    # expect: object ()
    # expect: list (iterable=(), /)
    # expect: enumerate (iterable, start=0)
    # expect: property (fget=None, fset=None, fdel=None, doc=None)
    # expect: with_traceback (tb, /)
for callable in (type, int, max, getattr, dict):
    try:
        print(signature(callable))
    except ValueError as e:
        print(e)
        # expect: no signature found for builtin <class 'type'>
        # expect: no signature found for builtin type <class 'int'>
        # expect: no signature found for builtin <built-in function max>
        # expect: no signature found for builtin <built-in function getattr>
        # expect: no signature found for builtin type <class 'dict'>
print(getfullargspec(sorted))
# expect: FullArgSpec(args=['iterable'], varargs=None, varkw=None, defaults=None, kwonlyargs=['key', 'reverse'], kwonlydefaults={'key': None, 'reverse': False}, annotations={})
