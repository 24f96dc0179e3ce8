# Each method of the types behind functions, iterators and modules by its parameters.
import collections, functools, itertools, operator, sys, types, typing, weakref
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


show(AttributeError, "__init__")  # expect: (self, /, *args, **kwargs): __init__
show(BaseException, "__init__ __new__ __reduce__ __repr__ __setstate__ __str__ add_note with_traceback")
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__ __str__
# expect: (self, state, /): __setstate__
# expect: (self, note, /): add_note
# expect: (self, tb, /): with_traceback
show(BaseExceptionGroup, "__class_getitem__ __init__ __new__ __str__ derive split subgroup")
# expect: (object, /): __class_getitem__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __str__
# expect: (self, excs, /): derive
# expect: (self, matcher_value, /): split subgroup
show(
    type((lambda: sys._getframe().f_locals)()),
    "__contains__ __delitem__ __eq__ __getitem__ __ior__ __iter__ __len__ __ne__ __new__ __or__ __repr__ "
    "__reversed__ __ror__ __setitem__ copy get items keys setdefault update values",
)
# expect: (self, object, /): __contains__ __getitem__ update
# expect: (self, key, /): __delitem__
# expect: (self, value, /): __eq__ __ior__ __ne__ __or__ __ror__
# expect: (self, /): __iter__ __len__ __repr__ __reversed__ copy items keys values
# expect: (*args, **kwargs): __new__
# expect: (self, key, value, /): __setitem__
# expect: no signature found for builtin it: get setdefault
show(typing.Generic, "__class_getitem__ __init_subclass__")
# expect: no signature found for builtin it: __class_getitem__ __init_subclass__
show(
    types.GenericAlias,
    "__call__ __dir__ __eq__ __getattribute__ __getitem__ __hash__ __instancecheck__ __iter__ __mro_entries__ "
    "__new__ __or__ __repr__ __ror__ __subclasscheck__",
)
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, /): __dir__ __hash__ __iter__ __repr__
# expect: (self, value, /): __eq__ __or__ __ror__
# expect: (self, name, /): __getattribute__
# expect: (self, key, /): __getitem__
# expect: (self, object, /): __instancecheck__ __mro_entries__ __subclasscheck__
# expect: (*args, **kwargs): __new__
show(ImportError, "__init__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __str__
show(KeyError, "__str__")  # expect: (self, /): __str__
show(NameError, "__init__")  # expect: (self, /, *args, **kwargs): __init__
show(type(None), "__bool__ __hash__ __new__ __repr__")
# expect: (self, /): __bool__ __hash__ __repr__
# expect: (*args, **kwargs): __new__
show(type(NotImplemented), "__bool__ __new__ __reduce__ __repr__")
# expect: (self, /): __bool__ __reduce__ __repr__
# expect: (*args, **kwargs): __new__
show(OSError, "__init__ __new__ __reduce__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __str__
show(
    typing.ParamSpec,
    "__mro_entries__ __new__ __or__ __repr__ __ror__ __typing_prepare_subst__ __typing_subst__ has_default",
)
# expect: (self, object, /): __mro_entries__
# expect: (*args, **kwargs): __new__
# expect: (self, value, /): __or__ __ror__
# expect: (self, /): __repr__ has_default
# expect: (self, alias, args, /): __typing_prepare_subst__
# expect: (self, arg, /): __typing_subst__
show(typing.ParamSpecArgs, "__eq__ __repr__")
# expect: (self, value, /): __eq__
# expect: (self, /): __repr__
show(typing.ParamSpecKwargs, "__eq__ __repr__")
# expect: (self, value, /): __eq__
# expect: (self, /): __repr__
show(weakref.ReferenceType, "__call__ __class_getitem__ __eq__ __hash__ __init__ __ne__ __new__ __repr__")
# expect: (self, /, *args, **kwargs): __call__ __init__
# expect: (object, /): __class_getitem__
# expect: (self, value, /): __eq__ __ne__
# expect: (self, /): __hash__ __repr__
# expect: (*args, **kwargs): __new__
show(
    types.SimpleNamespace,
    "__eq__ __ge__ __gt__ __init__ __le__ __lt__ __ne__ __new__ __reduce__ __replace__ __repr__",
)
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
# expect: (self, /, **changes): __replace__
show(StopIteration, "__init__")  # expect: (self, /, *args, **kwargs): __init__
show(SyntaxError, "__init__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __str__
show(SystemExit, "__init__")  # expect: (self, /, *args, **kwargs): __init__
show(type(sys.stdout), "__next__ __repr__ close fileno flush isatty read readable readline seekable writable write")
# expect: (self, /): __next__ __repr__ close fileno flush isatty readable seekable writable
# expect: (self, size=-1, /): read readline
# expect: (self, text, /): write
show(typing.TypeAliasType, "__getitem__ __new__ __or__ __repr__ __ror__")
# expect: (self, key, /): __getitem__
# expect: (*args, **kwargs): __new__
# expect: (self, value, /): __or__ __ror__
# expect: (self, /): __repr__
show(
    typing.TypeVar,
    "__mro_entries__ __new__ __or__ __repr__ __ror__ __typing_prepare_subst__ __typing_subst__ has_default",
)
# expect: (self, object, /): __mro_entries__
# expect: (*args, **kwargs): __new__
# expect: (self, value, /): __or__ __ror__
# expect: (self, /): __repr__ has_default
# expect: (self, alias, args, /): __typing_prepare_subst__
# expect: (self, arg, /): __typing_subst__
show(
    typing.TypeVarTuple,
    "__iter__ __mro_entries__ __new__ __repr__ __typing_prepare_subst__ __typing_subst__ has_default",
)
# expect: (self, /): __iter__ __repr__ has_default
# expect: (self, object, /): __mro_entries__
# expect: (*args, **kwargs): __new__
# expect: (self, alias, args, /): __typing_prepare_subst__
# expect: (self, arg, /): __typing_subst__
show(UnicodeDecodeError, "__init__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __str__
show(UnicodeEncodeError, "__init__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __str__
show(UnicodeTranslateError, "__init__ __str__")
# expect: (self, /, *args, **kwargs): __init__
# expect: (self, /): __str__
show(types.UnionType, "__eq__ __getitem__ __hash__ __or__ __repr__ __ror__")
# expect: (self, value, /): __eq__ __or__ __ror__
# expect: (self, key, /): __getitem__
# expect: (self, /): __hash__ __repr__
show(type(iter(collections.deque())), "__iter__ __length_hint__ __new__ __next__ __reduce__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (*args, **kwargs): __new__
show(itertools._grouper, "__iter__ __next__")  # expect: (self, /): __iter__ __next__
show(
    type(functools.lru_cache(len)),
    "__call__ __copy__ __deepcopy__ __get__ __new__ __reduce__ cache_clear cache_info",
)
# expect: (self, /, *args, **kwargs): __call__
# expect: no signature found for builtin it: __copy__ __deepcopy__
# expect: (self, instance, owner=None, /): __get__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ cache_clear cache_info
show(itertools._tee, "__copy__ __iter__ __new__ __next__")
# expect: (self, /): __copy__ __iter__ __next__
# expect: (*args, **kwargs): __new__
show(type(collections.namedtuple('Point', 'x').x), "__delete__ __get__ __new__ __reduce__ __repr__ __set__")
# expect: (self, instance, /): __delete__
# expect: (self, instance, owner=None, /): __get__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
# expect: (self, instance, value, /): __set__
show(itertools.accumulate, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(types.AsyncGeneratorType, "__aiter__ __anext__ __class_getitem__ __repr__ aclose asend athrow")
# expect: (self, /): __aiter__ __anext__ __repr__ aclose
# expect: (object, /): __class_getitem__
# expect: (self, object, /): asend
# expect: no signature found for builtin it: athrow
show(operator.attrgetter, "__call__ __new__ __reduce__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
show(itertools.batched, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(types.BuiltinFunctionType, "__call__ __eq__ __hash__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, value, /): __eq__
# expect: (self, /): __hash__ __repr__
show(type(iter(bytearray())), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(type(iter(b'')), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(type(iter(int, 1)), "__iter__ __next__ __reduce__")  # expect: (self, /): __iter__ __next__ __reduce__
show(types.CellType, "__eq__ __ge__ __gt__ __le__ __lt__ __ne__ __new__ __repr__")
# expect: (self, value, /): __eq__ __ge__ __gt__ __le__ __lt__ __ne__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __repr__
show(itertools.chain, "__class_getitem__ __iter__ __new__ __next__ from_iterable")
# expect: (object, /): __class_getitem__
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
# expect: (iterable, /): from_iterable
show(types.ClassMethodDescriptorType, "__call__ __get__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /): __repr__
show(types.CodeType, "__eq__ __hash__ __new__ __replace__ __repr__ _varname_from_oparg co_lines co_positions replace")
# expect: (self, value, /): __eq__
# expect: (self, /): __hash__ __repr__ co_lines co_positions
# expect: (*args, **kwargs): __new__
# expect: (self, /, **changes): __replace__ replace
# expect: (self, /, oparg): _varname_from_oparg
show(itertools.combinations, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(itertools.combinations_with_replacement, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(itertools.compress, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(types.CoroutineType, "__await__ __class_getitem__ __repr__ close send throw")
# expect: (self, /): __await__ __repr__ close
# expect: (object, /): __class_getitem__
# expect: (self, object, /): send
# expect: no signature found for builtin it: throw
show(itertools.count, "__iter__ __new__ __next__ __repr__")
# expect: (self, /): __iter__ __next__ __repr__
# expect: (*args, **kwargs): __new__
show(itertools.cycle, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(
    collections.deque,
    "__add__ __class_getitem__ __contains__ __copy__ __delitem__ __eq__ __ge__ __getitem__ __gt__ __iadd__ __imul__ "
    "__init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __new__ __reduce__ __repr__ __reversed__ __rmul__ "
    "__setitem__ append appendleft clear copy count extend extendleft index insert pop popleft remove reverse "
    "rotate",
)
# expect: (self, value, /): __add__ __eq__ __ge__ __gt__ __iadd__ __imul__ __le__ __lt__ __mul__ __ne__ __rmul__ count remove
# expect: (object, /): __class_getitem__
# expect: (self, key, /): __contains__ __delitem__ __getitem__
# expect: (self, /): __copy__ __iter__ __len__ __reduce__ __repr__ __reversed__ clear copy pop popleft reverse
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
# expect: (self, key, value, /): __setitem__
# expect: (self, item, /): append appendleft
# expect: (self, iterable, /): extend extendleft
# expect: it builtin has invalid signature: index
# expect: (self, index, value, /): insert
# expect: (self, n=1, /): rotate
show(
    type({}.items()),
    "__and__ __contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __repr__ "
    "__reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint",
)
# expect: (self, value, /): __and__ __eq__ __ge__ __gt__ __le__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__
# expect: (self, key, /): __contains__
# expect: (self, /): __iter__ __len__ __repr__ __reversed__
# expect: (self, object, /): isdisjoint
show(type(iter({})), "__iter__ __length_hint__ __next__ __reduce__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
show(
    type({}.keys()),
    "__and__ __contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __repr__ "
    "__reversed__ __ror__ __rsub__ __rxor__ __sub__ __xor__ isdisjoint",
)
# expect: (self, value, /): __and__ __eq__ __ge__ __gt__ __le__ __lt__ __ne__ __or__ __rand__ __ror__ __rsub__ __rxor__ __sub__ __xor__
# expect: (self, key, /): __contains__
# expect: (self, /): __iter__ __len__ __repr__ __reversed__
# expect: (self, object, /): isdisjoint
show(type({}.values()), "__iter__ __len__ __repr__ __reversed__")
# expect: (self, /): __iter__ __len__ __repr__ __reversed__
show(itertools.dropwhile, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(type(...), "__new__ __reduce__ __repr__")
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
show(itertools.filterfalse, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(types.FrameType, "__repr__ clear")  # expect: (self, /): __repr__ clear
show(types.FunctionType, "__call__ __get__ __new__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, instance, owner=None, /): __get__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __repr__
show(types.GeneratorType, "__class_getitem__ __iter__ __next__ __repr__ close send throw")
# expect: (object, /): __class_getitem__
# expect: (self, /): __iter__ __next__ __repr__ close
# expect: (self, object, /): send
# expect: no signature found for builtin it: throw
show(types.GetSetDescriptorType, "__delete__ __get__ __repr__ __set__")
# expect: (self, instance, /): __delete__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /): __repr__
# expect: (self, instance, value, /): __set__
show(itertools.groupby, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(itertools.islice, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(operator.itemgetter, "__call__ __new__ __reduce__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
show(
    type(iter(type("Sequence", (), {"__getitem__": len})())),
    "__iter__ __length_hint__ __next__ __reduce__ __setstate__",
)
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(type(iter([])), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(type(reversed([])), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(type(iter(range(1 << 80))), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(
    types.MappingProxyType,
    "__class_getitem__ __contains__ __eq__ __ge__ __getitem__ __gt__ __hash__ __ior__ __iter__ __le__ __len__ "
    "__lt__ __ne__ __new__ __or__ __repr__ __reversed__ __ror__ __str__ copy get items keys values",
)
# expect: (object, /): __class_getitem__
# expect: (self, key, /): __contains__ __getitem__
# expect: (self, value, /): __eq__ __ge__ __gt__ __ior__ __le__ __lt__ __ne__ __or__ __ror__
# expect: (self, /): __hash__ __iter__ __len__ __repr__ __reversed__ __str__ copy items keys values
# expect: (*args, **kwargs): __new__
# expect: (self, key, default=None, /): get
show(types.MemberDescriptorType, "__delete__ __get__ __repr__ __set__")
# expect: (self, instance, /): __delete__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /): __repr__
# expect: (self, instance, value, /): __set__
show(types.MethodType, "__call__ __eq__ __get__ __getattribute__ __hash__ __new__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, value, /): __eq__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, name, /): __getattribute__
# expect: (self, /): __hash__ __repr__
# expect: (*args, **kwargs): __new__
show(types.MethodWrapperType, "__call__ __eq__ __hash__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, value, /): __eq__
# expect: (self, /): __hash__ __repr__
show(types.MethodDescriptorType, "__call__ __get__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /): __repr__
show(operator.methodcaller, "__call__ __new__ __reduce__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
show(types.ModuleType, "__dir__ __getattribute__ __init__ __new__ __repr__")
# expect: (self, /): __dir__ __repr__
# expect: (self, name, /): __getattribute__
# expect: (self, /, *args, **kwargs): __init__
# expect: (*args, **kwargs): __new__
show(itertools.pairwise, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(functools.partial, "__call__ __class_getitem__ __new__ __reduce__ __repr__ __setstate__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (object, /): __class_getitem__
# expect: (*args, **kwargs): __new__
# expect: (self, /): __reduce__ __repr__
# expect: (self, object, /): __setstate__
show(itertools.permutations, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(itertools.product, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(type(iter(range(0))), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(itertools.repeat, "__iter__ __length_hint__ __new__ __next__ __repr__")
# expect: (self, /): __iter__ __length_hint__ __next__ __repr__
# expect: (*args, **kwargs): __new__
show(type(iter(set())), "__iter__ __length_hint__ __next__ __reduce__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
show(itertools.starmap, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(type(iter('\u00e9')), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(itertools.takewhile, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
show(types.TracebackType, "__dir__ __new__")
# expect: (self, /): __dir__
# expect: (*args, **kwargs): __new__
show(type(iter(())), "__iter__ __length_hint__ __next__ __reduce__ __setstate__")
# expect: (self, /): __iter__ __length_hint__ __next__ __reduce__
# expect: (self, object, /): __setstate__
show(types.WrapperDescriptorType, "__call__ __get__ __repr__")
# expect: (self, /, *args, **kwargs): __call__
# expect: (self, instance, owner=None, /): __get__
# expect: (self, /): __repr__
show(itertools.zip_longest, "__iter__ __new__ __next__")
# expect: (self, /): __iter__ __next__
# expect: (*args, **kwargs): __new__
