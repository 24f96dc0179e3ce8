# Each function of the modules that are native by its parameters.
import _json, bisect, builtins, collections, functools, gc, heapq, itertools, keyword, math, operator, sys, weakref
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


show(_json, "encode_basestring encode_basestring_ascii scanstring")
# expect: (object, /): encode_basestring encode_basestring_ascii
# expect: no signature found for builtin it: scanstring
show(bisect, "bisect bisect_left bisect_right insort insort_left insort_right")
# expect: (a, x, lo=0, hi=None, *, key=None): bisect bisect_left bisect_right insort insort_left insort_right
show(
    builtins,
    "__build_class__ __import__ abs aiter all anext any ascii bin callable chr compile delattr dir divmod eval exec "
    "format getattr globals hasattr hash hex id input isinstance issubclass iter len locals max min next oct ord "
    "pow print repr round setattr sorted sum vars",
)
# expect: no signature found for builtin it: __build_class__ dir getattr iter max min next vars
# expect: (name, globals=None, locals=None, fromlist=(), level=0): __import__
# expect: (x, /): abs
# expect: (async_iterable, /): aiter
# expect: (iterable, /): all any
# expect: it builtin has invalid signature: anext
# expect: (obj, /): ascii callable hash id len repr
# expect: (number, /): bin hex oct
# expect: (i, /): chr
# expect: (source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1): compile
# expect: (obj, name, /): delattr hasattr
# expect: (x, y, /): divmod
# expect: (source, /, globals=None, locals=None): eval
# expect: (source, /, globals=None, locals=None, *, closure=None): exec
# expect: (value, format_spec='', /): format
# expect: (): globals locals
# expect: (prompt='', /): input
# expect: (obj, class_or_tuple, /): isinstance
# expect: (cls, class_or_tuple, /): issubclass
# expect: (character, /): ord
# expect: (base, exp, mod=None): pow
# expect: (*args, sep=' ', end='\n', file=None, flush=False): print
# expect: (number, ndigits=None): round
# expect: (obj, name, value, /): setattr
# expect: (iterable, /, *, key=None, reverse=False): sorted
# expect: (iterable, /, start=0): sum
show(collections, "_count_elements")  # expect: (mapping, iterable, /): _count_elements
show(functools, "reduce")  # expect: it builtin has invalid signature: reduce
show(
    gc,
    "collect disable enable freeze get_count get_debug get_freeze_count get_objects get_referents get_referrers "
    "get_stats get_threshold is_finalized is_tracked isenabled set_debug set_threshold unfreeze",
)
# expect: (generation=2): collect
# expect: (): disable enable freeze get_count get_debug get_freeze_count get_stats get_threshold isenabled unfreeze
# expect: (generation=None): get_objects
# expect: (*objs): get_referents get_referrers
# expect: (obj, /): is_finalized is_tracked
# expect: (flags, /): set_debug
# expect: no signature found for builtin it: set_threshold
show(heapq, "_heapify_max _heappop_max _heapreplace_max heapify heappop heappush heappushpop heapreplace")
# expect: (heap, /): _heapify_max _heappop_max heapify heappop
# expect: (heap, item, /): _heapreplace_max heappush heappushpop heapreplace
show(itertools, "tee")  # expect: (iterable, n=2, /): tee
show(keyword, "iskeyword issoftkeyword")  # expect: (object, /): iskeyword issoftkeyword
show(
    math,
    "acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees erf erfc exp exp2 expm1 fabs floor "
    "fma fmod frexp fsum gamma hypot isclose isfinite isinf isnan ldexp lgamma log log10 log1p log2 modf nextafter "
    "pow radians sin sinh sqrt tan tanh trunc ulp",
)
# expect: (x, /): acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf isnan lgamma log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp
# expect: (y, x, /): atan2
# expect: (x, y, /): copysign fmod pow
# expect: (x, y, z, /): fma
# expect: (seq, /): fsum
# expect: (*coordinates): hypot
# expect: (a, b, *, rel_tol=1e-09, abs_tol=0.0): isclose
# expect: (x, i, /): ldexp
# expect: no signature found for builtin it: log
# expect: (x, y, /, *, steps=None): nextafter
show(
    operator,
    "abs add and_ call concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv "
    "ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itruediv ixor le "
    "length_hint lshift lt matmul mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor",
)
# expect: (a, /): abs index inv invert neg not_ pos truth
# expect: (a, b, /): add and_ concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv ilshift imatmul imod imul indexOf ior ipow irshift is_ is_not isub itruediv ixor le lshift lt matmul mod mul ne or_ pow rshift sub truediv xor
# expect: (obj, /, *args, **kwargs): call
# expect: (obj, default=0, /): length_hint
# expect: (a, b, c, /): setitem
show(
    sys,
    "__displayhook__ __excepthook__ __unraisablehook__ _clear_internal_caches _clear_type_cache _getframe "
    "_getframemodulename _is_gil_enabled _is_interned audit call_tracing displayhook exc_info excepthook exception "
    "exit get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getdefaultencoding "
    "getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof "
    "getswitchinterval gettrace getunicodeinternedsize intern is_finalizing set_asyncgen_hooks "
    "set_coroutine_origin_tracking_depth set_int_max_str_digits setprofile setrecursionlimit setswitchinterval "
    "settrace unraisablehook",
)
# expect: (object, /): __displayhook__ displayhook getrefcount
# expect: (exctype, value, traceback, /): __excepthook__ excepthook
# expect: (unraisable, /): __unraisablehook__ unraisablehook
# expect: (): _clear_internal_caches _clear_type_cache _is_gil_enabled exc_info exception get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getdefaultencoding getfilesystemencodeerrors getfilesystemencoding getprofile getrecursionlimit getswitchinterval gettrace is_finalizing
# expect: (depth=0, /): _getframe
# expect: (depth=0): _getframemodulename
# expect: (string, /): _is_interned intern
# expect: (event, /, *args): audit
# expect: (func, args, /): call_tracing
# expect: (status=None, /): exit
# expect: no signature found for builtin it: getsizeof set_asyncgen_hooks
# expect: (*, _only_immortal=False): getunicodeinternedsize
# expect: (depth): set_coroutine_origin_tracking_depth
# expect: (maxdigits): set_int_max_str_digits
# expect: (function, /): setprofile settrace
# expect: (limit, /): setrecursionlimit
# expect: (interval, /): setswitchinterval
show(weakref, "getweakrefcount")  # expect: (object, /): getweakrefcount
