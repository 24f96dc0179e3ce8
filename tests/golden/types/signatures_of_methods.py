# Each method of the built-in types by its parameters.
from inspect import signature


def show(owner, names):
    """One line for each signature, with the names that have it."""
    groups = {}
    for name in names.split():
        function = getattr(owner, name)
        try:
            text = str(signature(function))
        except ValueError as error:
            text = str(error).replace(repr(function), "it")
        groups.setdefault(text, []).append(name)
    for text, group in groups.items():
        print(f"{text}: {' '.join(group)}")


show(bool, "__and__ __invert__ __new__ __or__ __rand__ __repr__ __ror__ __rxor__ __xor__")
# expect: (self, value, /): __and__ __or__ __rand__ __ror__ __rxor__ __xor__
# expect: (self, /): __invert__ __repr__
# expect: (*args, **kwargs): __new__
show(
    bytearray,
    "__add__ __alloc__ __buffer__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __iadd__ __imul__ "
    "__init__ __iter__ __le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __reduce__ __reduce_ex__ "
    "__release_buffer__ __repr__ __rmod__ __rmul__ __setitem__ __sizeof__ __str__ append capitalize center clear "
    "copy count decode endswith expandtabs extend find fromhex hex index insert isalnum isalpha isascii isdigit "
    "islower isspace istitle isupper join ljust lower lstrip maketrans partition pop remove removeprefix "
    "removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip "
    "swapcase title translate upper zfill",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __iadd__ __imul__ __le__ __lt__ __mod__ __mul__ __ne__ __rmod__ __rmul__ remove
# expect: (self, /): __alloc__ __iter__ __len__ __reduce__ __repr__ __sizeof__ __str__ capitalize clear copy isalnum isalpha isascii isdigit islower isspace istitle isupper lower reverse swapcase title upper
# expect: (self, flags, /): __buffer__
# expect: (self, key, /): __contains__ __delitem__ __getitem__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, proto=0, /): __reduce_ex__
# expect: (self, buffer, /): __release_buffer__
# expect: (self, key, value, /): __setitem__
# expect: (self, item, /): append
# expect: (self, width, fillchar=b' ', /): center ljust rjust
# expect: it builtin has invalid signature: count endswith find hex index rfind rindex startswith
# expect: (self, /, encoding='utf-8', errors='strict'): decode
# expect: (self, /, tabsize=8): expandtabs
# expect: (self, iterable_of_ints, /): extend
# expect: (string, /): fromhex
# expect: (self, index, item, /): insert
# expect: (self, iterable_of_bytes, /): join
# expect: (self, bytes=None, /): lstrip rstrip strip
# expect: (frm, to, /): maketrans
# expect: (self, sep, /): partition rpartition
# expect: (self, index=-1, /): pop
# expect: (self, prefix, /): removeprefix
# expect: (self, suffix, /): removesuffix
# expect: (self, old, new, count=-1, /): replace
# expect: (self, /, sep=None, maxsplit=-1): rsplit split
# expect: (self, /, keepends=False): splitlines
# expect: (self, table, /, delete=b''): translate
# expect: (self, width, /): zfill
show(
    bytes,
    "__add__ __buffer__ __bytes__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ "
    "__le__ __len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __str__ capitalize center "
    "count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower isspace "
    "istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex "
    "rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __le__ __lt__ __mod__ __mul__ __ne__ __rmod__ __rmul__
# expect: (self, flags, /): __buffer__
# expect: (self, /): __bytes__ __getnewargs__ __hash__ __iter__ __len__ __repr__ __str__ capitalize isalnum isalpha isascii isdigit islower isspace istitle isupper lower swapcase title upper
# expect: (self, key, /): __contains__ __getitem__
# expect: (*args, **kwargs): __new__
# expect: (self, width, fillchar=b' ', /): center ljust rjust
# expect: it builtin has invalid signature: count endswith find hex index rfind rindex startswith
# expect: (self, /, encoding='utf-8', errors='strict'): decode
# expect: (self, /, tabsize=8): expandtabs
# expect: (string, /): fromhex
# expect: (self, iterable_of_bytes, /): join
# expect: (self, bytes=None, /): lstrip rstrip strip
# expect: (frm, to, /): maketrans
# expect: (self, sep, /): partition rpartition
# expect: (self, prefix, /): removeprefix
# expect: (self, suffix, /): removesuffix
# expect: (self, old, new, count=-1, /): replace
# expect: (self, /, sep=None, maxsplit=-1): rsplit split
# expect: (self, /, keepends=False): splitlines
# expect: (self, table, /, delete=b''): translate
# expect: (self, width, /): zfill
show(classmethod, "__get__ __init__ __new__ __repr__")
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __repr__
show(
    complex,
    "__abs__ __add__ __bool__ __complex__ __eq__ __format__ __ge__ __getnewargs__ __gt__ __hash__ __le__ __lt__ "
    "__mul__ __ne__ __neg__ __new__ __pos__ __pow__ __radd__ __repr__ __rmul__ __rpow__ __rsub__ __rtruediv__ "
    "__sub__ __truediv__ conjugate",
)
# expect: (self, /): __abs__ __bool__ __complex__ __getnewargs__ __hash__ __neg__ __pos__ __repr__ conjugate
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __le__ __lt__ __mul__ __ne__ __radd__ __rmul__ __rsub__ __rtruediv__ __sub__ __truediv__
# expect: (self, format_spec, /): __format__
# expect: (*args, **kwargs): __new__
# expect: (self, value, mod=None, /): __pow__ __rpow__
show(
    dict,
    "__class_getitem__ __contains__ __delitem__ __eq__ __getitem__ __init__ __ior__ __iter__ __len__ __ne__ __new__ "
    "__or__ __repr__ __reversed__ __ror__ __setitem__ clear copy fromkeys get items keys pop popitem setdefault "
    "update values",
)
# expect: (object, /): __class_getitem__
# expect: (self, key, /): __contains__ __delitem__ __getitem__
# expect: (self, value, /): __eq__ __ior__ __ne__ __or__ __ror__
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __iter__ __len__ __repr__ __reversed__ clear copy items keys popitem values
# expect: (*args, **kwargs): __new__
# expect: (self, key, value, /): __setitem__
# expect: (iterable, value=None, /): fromkeys
# expect: (self, key, default=None, /): get setdefault
# expect: it builtin has invalid signature: pop
# expect: no signature found for builtin it: update
show(enumerate, "__class_getitem__ __iter__ __new__ __next__ __reduce__")
# expect: (object, /): __class_getitem__
# expect: (self, /): __iter__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
show(filter, "__iter__ __new__ __next__ __reduce__")
# expect: (self, /): __iter__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
show(
    float,
    "__abs__ __add__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ "
    "__getformat__ __getnewargs__ __gt__ __hash__ __int__ __le__ __lt__ __mod__ __mul__ __ne__ __neg__ __new__ "
    "__pos__ __pow__ __radd__ __rdivmod__ __repr__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ "
    "__rtruediv__ __sub__ __truediv__ __trunc__ as_integer_ratio conjugate fromhex hex is_integer",
)
# expect: (self, /): __abs__ __bool__ __ceil__ __float__ __floor__ __getnewargs__ __hash__ __int__ __neg__ __pos__ __repr__ __trunc__ as_integer_ratio conjugate hex is_integer
# expect: (self, value, /): __add__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __le__ __lt__ __mod__ __mul__ __ne__ __radd__ __rdivmod__ __rfloordiv__ __rmod__ __rmul__ __rsub__ __rtruediv__ __sub__ __truediv__
# expect: (self, format_spec, /): __format__
# expect: (typestr, /): __getformat__
# expect: (*args, **kwargs): __new__
# expect: (self, value, mod=None, /): __pow__ __rpow__
# expect: (self, ndigits=None, /): __round__
# expect: (string, /): fromhex
show(
    frozenset,
    "__and__ __class_getitem__ __contains__ __eq__ __ge__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ "
    "__new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sub__ __xor__ copy difference "
    "intersection isdisjoint issubset issuperset symmetric_difference union",
)
# expect: (self, value, /): __and__ __eq__ __ge__ __gt__ __le__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__
# expect: (object, /): __class_getitem__
# expect: (self, object, /): __contains__
# expect: (self, /): __hash__ __iter__ __len__ __reduce__ __repr__ copy
# expect: (*args, **kwargs): __new__
# expect: (self, /, *others): difference intersection union
# expect: (self, other, /): isdisjoint issubset issuperset symmetric_difference
show(
    int,
    "__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ "
    "__getnewargs__ __gt__ __hash__ __index__ __int__ __invert__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ "
    "__neg__ __new__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __rfloordiv__ __rlshift__ "
    "__rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sizeof__ "
    "__sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate from_bytes is_integer "
    "to_bytes",
)
# expect: (self, /): __abs__ __bool__ __ceil__ __float__ __floor__ __getnewargs__ __hash__ __index__ __int__ __invert__ __neg__ __pos__ __repr__ __sizeof__ __trunc__ as_integer_ratio bit_count bit_length conjugate is_integer
# expect: (self, value, /): __add__ __and__ __divmod__ __eq__ __floordiv__ __ge__ __gt__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __or__ __radd__ __rand__ __rdivmod__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sub__ __truediv__ __xor__
# expect: (self, format_spec, /): __format__
# expect: (*args, **kwargs): __new__
# expect: (self, value, mod=None, /): __pow__ __rpow__
# expect: (self, ndigits=None, /): __round__
# expect: (bytes, byteorder='big', *, signed=False): from_bytes
# expect: (self, /, length=1, byteorder='big', *, signed=False): to_bytes
show(
    list,
    "__add__ __class_getitem__ __contains__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __iadd__ __imul__ __init__ "
    "__iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __reversed__ __rmul__ __setitem__ append clear "
    "copy count extend index insert pop remove reverse sort",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __iadd__ __imul__ __le__ __lt__ __mul__ __ne__ __rmul__ count remove
# expect: (object, /): __class_getitem__
# expect: (self, key, /): __contains__ __delitem__
# expect: (self, index, /): __getitem__
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __iter__ __len__ __repr__ __reversed__ clear copy reverse
# expect: (*args, **kwargs): __new__
# expect: (self, key, value, /): __setitem__
# expect: (self, object, /): append
# expect: (self, iterable, /): extend
# expect: (self, value, start=0, stop=9223372036854775807, /): index
# expect: (self, index, object, /): insert
# expect: (self, index=-1, /): pop
# expect: (self, /, *, key=None, reverse=False): sort
show(map, "__iter__ __new__ __next__ __reduce__")
# expect: (self, /): __iter__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
show(
    memoryview,
    "__buffer__ __delitem__ __enter__ __eq__ __exit__ __ge__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ "
    "__lt__ __ne__ __new__ __release_buffer__ __repr__ __setitem__ cast hex release tobytes tolist toreadonly",
)
# expect: (self, flags, /): __buffer__
# expect: (self, key, /): __delitem__ __getitem__
# expect: (self, /): __enter__ __hash__ __iter__ __len__ __repr__ release tolist toreadonly
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (self, /, *exc_info): __exit__
# expect: (*args, **kwargs): __new__
# expect: (self, buffer, /): __release_buffer__
# expect: (self, key, value, /): __setitem__
# expect: it builtin has invalid signature: cast hex
# expect: (self, /, order='C'): tobytes
show(
    object,
    "__delattr__ __dir__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ "
    "__init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ "
    "__str__ __subclasshook__",
)
# expect: (self, name, /): __delattr__ __getattribute__
# expect: (self, /): __dir__ __getstate__ __hash__ __reduce__ __repr__ __sizeof__ __str__
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (self, format_spec, /): __format__
# expect: (self, /, *args, **kwargs): __init__
# expect: (): __init_subclass__
# expect: (*args, **kwargs): __new__
# expect: (self, protocol, /): __reduce_ex__
# expect: (self, name, value, /): __setattr__
# expect: (object, /): __subclasshook__
show(property, "__delete__ __get__ __init__ __new__ __set__ __set_name__ deleter getter setter")
# expect: (self, instance, /): __delete__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, instance, value, /): __set__
# expect: (self, owner, name, /): __set_name__
# expect: (self, object, /): deleter getter setter
show(
    range,
    "__bool__ __contains__ __eq__ __ge__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __new__ "
    "__reduce__ __repr__ __reversed__ count index",
)
# expect: (self, /): __bool__ __hash__ __iter__ __len__ __reduce__ __repr__ __reversed__
# expect: (self, key, /): __contains__ __getitem__
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (*args, **kwargs): __new__
# expect: (self, object, /): count index
show(reversed, "__iter__ __length_hint__ __new__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
# expect: (self, object, /): __setstate__
show(
    set,
    "__and__ __class_getitem__ __contains__ __eq__ __ge__ __gt__ __iand__ __init__ __ior__ __isub__ __iter__ "
    "__ixor__ __le__ __len__ __lt__ __ne__ __new__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ "
    "__sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update "
    "isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update",
)
# expect: (self, value, /): __and__ __eq__ __ge__ __gt__ __iand__ __ior__ __isub__ __ixor__ __le__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__
# expect: (object, /): __class_getitem__
# expect: (self, object, /): __contains__ add discard remove
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __iter__ __len__ __reduce__ __repr__ clear copy pop
# expect: (*args, **kwargs): __new__
# expect: (self, /, *others): difference difference_update intersection intersection_update union update
# expect: (self, other, /): isdisjoint issubset issuperset symmetric_difference symmetric_difference_update
show(slice, "__eq__ __ge__ __gt__ __hash__ __le__ __lt__ __ne__ __new__ __reduce__ __repr__ indices")
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (self, /): __hash__ __reduce__ __repr__
# expect: (*args, **kwargs): __new__
# expect: (self, object, /): indices
show(staticmethod, "__call__ __get__ __init__ __new__ __repr__")
# expect: (self, /, *args, **kwargs): __call__ __init__
# expect: (self, instance, owner=None, /): __get__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __repr__
show(
    str,
    "__add__ __contains__ __eq__ __format__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ "
    "__len__ __lt__ __mod__ __mul__ __ne__ __new__ __repr__ __rmod__ __rmul__ __sizeof__ __str__ capitalize "
    "casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii "
    "isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip "
    "maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split "
    "splitlines startswith strip swapcase title translate upper zfill",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __le__ __lt__ __mod__ __mul__ __ne__ __rmod__ __rmul__
# expect: (self, key, /): __contains__ __getitem__
# expect: (self, format_spec, /): __format__
# expect: (self, /): __getnewargs__ __hash__ __iter__ __len__ __repr__ __sizeof__ __str__ capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper lower swapcase title upper
# expect: (*args, **kwargs): __new__
# expect: (self, width, fillchar=' ', /): center ljust rjust
# expect: it builtin has invalid signature: count endswith find index maketrans rfind rindex startswith
# expect: (self, /, encoding='utf-8', errors='strict'): encode
# expect: (self, /, tabsize=8): expandtabs
# expect: (self, /, *args, **kwargs): format
# expect: (self, mapping, /): format_map
# expect: (self, iterable, /): join
# expect: (self, chars=None, /): lstrip rstrip strip
# expect: (self, sep, /): partition rpartition
# expect: (self, prefix, /): removeprefix
# expect: (self, suffix, /): removesuffix
# expect: (self, old, new, /, count=-1): replace
# expect: (self, /, sep=None, maxsplit=-1): rsplit split
# expect: (self, /, keepends=False): splitlines
# expect: (self, table, /): translate
# expect: (self, width, /): zfill
show(super, "__get__ __getattribute__ __init__ __new__ __repr__")
# expect: (self, instance, owner=None, /): __get__
# expect: (self, name, /): __getattribute__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __repr__
show(
    tuple,
    "__add__ __class_getitem__ __contains__ __eq__ __ge__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ "
    "__le__ __len__ __lt__ __mul__ __ne__ __new__ __repr__ __rmul__ count index",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __le__ __lt__ __mul__ __ne__ __rmul__ count
# expect: (object, /): __class_getitem__
# expect: (self, key, /): __contains__ __getitem__
# expect: (self, /): __getnewargs__ __hash__ __iter__ __len__ __repr__
# expect: (*args, **kwargs): __new__
# expect: (self, value, start=0, stop=9223372036854775807, /): index
show(
    type,
    "__call__ __delattr__ __dir__ __getattribute__ __init__ __instancecheck__ __new__ __or__ __prepare__ __repr__ "
    "__ror__ __setattr__ __sizeof__ __subclasscheck__ __subclasses__ mro",
)
# expect: (self, /, *args, **kwargs): __call__ __init__
# expect: (self, name, /): __delattr__ __getattribute__
# expect: (self, /): __dir__ __repr__ __sizeof__ __subclasses__ mro
# expect: (self, instance, /): __instancecheck__
# expect: (*args, **kwargs): __new__
# expect: (self, value, /): __or__ __ror__
# expect: (name, bases, /, **kwds): __prepare__
# expect: (self, name, value, /): __setattr__
# expect: (self, subclass, /): __subclasscheck__
show(zip, "__iter__ __new__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
# expect: (self, object, /): __setstate__
