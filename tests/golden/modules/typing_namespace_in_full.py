# What `vars(typing)` and `dir(typing)` list, and the names that fewer programs know.
import typing

# These four come in when they are asked for.
typing.Pattern, typing.Match, typing.ContextManager, typing.AsyncContextManager
space = vars(typing)
missing = [name for name in typing.__all__ if name not in space]
print(missing, space is typing.__dict__, sorted(set(typing.__all__) - set(dir(typing))))
# expect: ['ForwardRef'] True ['ForwardRef']
UNUSUAL = """_DeprecatedGenericAlias _Func _IdentityCallable _SPECIAL_NAMES _TYPING_INTERNALS _Sentinel _sentinel _TypingEllipsis
_abc_instancecheck _abc_subclasscheck _allow_reckless_class_checks _caches _cleanups
_deduplicate _flatten_literal_params _get_typeddict_qualifiers _is_typevar_like _lazy_load_getattr_static
_namedtuple_mro_entries _overload_registry _prohibited _special _should_unflatten_callable_args
_type_check_issubclass_arg_1 _PROTO_ALLOWLIST _ASSERT_NEVER_REPR_MAX_LENGTH copyreg defaultdict functools operator types collections
EXCLUDED_ATTRIBUTES _NamedTuple _TypedDict _type_repr _GenericAlias _SpecialForm T KT VT_co""".split()
print([name for name in UNUSUAL if name not in space])  # expect: []
for name in ("Pattern", "Match", "ByteString", "_Func", "_sentinel", "_IdentityCallable", "NoDefault", "Text", "AnyStr", "IO", "Callable", "ContextManager"):
    print(name, repr(space[name]), type(space[name]).__name__)
    # expect: Pattern typing.Pattern _SpecialGenericAlias
    # expect: Match typing.Match _SpecialGenericAlias
    # expect: ByteString typing.ByteString _DeprecatedGenericAlias
    # expect: _Func _Func TypeAliasType
    # expect: _sentinel <sentinel> _Sentinel
    # expect: _IdentityCallable <class 'typing._IdentityCallable'> _ProtocolMeta
    # expect: NoDefault typing.NoDefault NoDefaultType
    # expect: Text <class 'str'> type
    # expect: AnyStr ~AnyStr TypeVar
    # expect: IO <class 'typing.IO'> type
    # expect: Callable typing.Callable _CallableType
    # expect: ContextManager typing.ContextManager _SpecialGenericAlias
print(typing.Pattern[str], typing.Match[bytes], typing.Pattern.__origin__, typing.Match[str].__args__)
# expect: typing.Pattern[str] typing.Match[bytes] <class 're.Pattern'> (<class 'str'>,)
print(typing._PROTO_ALLOWLIST.get("os"), sorted(typing._special), typing._deduplicate([1, 2, 1]), typing._is_typevar_like(typing.T))
# expect: ['PathLike'] ['__annotate__', '__annotate_func__', '__annotations__', '__annotations_cache__', '__module__', '__name__'] {1: None, 2: None} True
print(sorted(typing._prohibited), sorted(typing._TYPING_INTERNALS))
# expect: ['__getnewargs__', '__init__', '__new__', '__slots__', '_asdict', '_field_defaults', '_fields', '_make', '_replace', '_source'] ['__non_callable_proto_members__', '__orig_bases__', '__orig_class__', '__parameters__', '__protocol_attrs__', '__type_params__', '_is_protocol', '_is_runtime_protocol']
print([name for name in ("read", "closed", "__enter__", "writelines") if hasattr(typing.IO, name)], typing.TextIO.encoding.fget.__name__)
# expect: ['read', 'closed', '__enter__', 'writelines'] encoding
