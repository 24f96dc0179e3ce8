# Deprecations of operators, conversions and methods.
import operator
import typing
import warnings
from collections.abc import ByteString


def said(call):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            result = call()
        except BaseException as error:
            result = repr(error)
    print(result, [f"{w.category.__name__}: {str(w.message)[:70]}" for w in log])


class I(int): pass
class F(float): pass
class C(complex): pass
class A:
    def __int__(self): return I(5)
    def __float__(self): return F(5)
    def __complex__(self): return C(5)
class B:
    def __index__(self): return I(3)
class T:
    def __trunc__(self): return 7
class Yes:
    def __index__(self): return True


true = True
said(lambda: ~true)
# expect: -2 ["DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Pyt"]
said(lambda: operator.inv(False))
# expect: -1 ["DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Pyt"]
said(lambda: true.__invert__())
# expect: -2 ["DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Pyt"]
said(lambda: int.__invert__(true))  # expect: -2 []
said(lambda: eval("~True"))
# expect: -2 ["DeprecationWarning: Bitwise inversion '~' on bool is deprecated and will be removed in Pyt"]
for call in [int, float, complex]:
    said(lambda: call(A()))
    # expect: 5 ['DeprecationWarning: __int__ returned non-int (type I).  The ability to return an instance ']
    # expect: 5.0 ['DeprecationWarning: A.__float__ returned non-float (type F).  The ability to return an ins']
    # expect: (5+0j) ['DeprecationWarning: __complex__ returned non-complex (type C).  The ability to return an i']
for call in [int, float, complex, operator.index, range, hex, [1, 2, 3, 4].__getitem__, chr, bytes]:
    said(lambda: call(B()))
    # expect: 3 ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: 3.0 ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: (3+0j) ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: 3 ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: range(0, 3) ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: 0x3 ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: 4 ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect:  ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
    # expect: b'\x00\x00\x00' ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
said(lambda: "a" * B())
# expect: aaa ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
said(lambda: [0, 1, 2, 3, 4][B():])
# expect: [3, 4] ['DeprecationWarning: __index__ returned non-int (type I).  The ability to return an instanc']
said(lambda: operator.index(Yes()))
# expect: 1 ['DeprecationWarning: __index__ returned non-int (type bool).  The ability to return an inst']
said(lambda: int(T()))  # expect: TypeError("int() argument must be a string, a bytes-like object or a real number, not 'T'") []
said(lambda: bool(NotImplemented))
# expect: TypeError('NotImplemented should not be used in a boolean context') []
said(lambda: not NotImplemented)
# expect: TypeError('NotImplemented should not be used in a boolean context') []
said(lambda: 1 if NotImplemented else 2)
# expect: TypeError('NotImplemented should not be used in a boolean context') []
said(lambda: type(said.__code__.co_lnotab))
# expect: <class 'bytes'> ['DeprecationWarning: co_lnotab is deprecated, use co_lines instead.']
said(lambda: isinstance(b"", ByteString))
# expect: True ["DeprecationWarning: 'collections.abc.ByteString' is deprecated and slated for removal in P"]
said(lambda: type("X", (ByteString,), {"__len__": None}).__name__)
# expect: X ["DeprecationWarning: 'collections.abc.ByteString' is deprecated and slated for removal in P"]
said(lambda: typing.NamedTuple("N", a=int)._fields)
# expect: ('a',) ['DeprecationWarning: Creating NamedTuple classes using keyword arguments is deprecated and ']
said(lambda: typing.NamedTuple("N")._fields)
# expect: () ["DeprecationWarning: Failing to pass a value for the 'fields' parameter is deprecated and w"]
said(lambda: typing.NamedTuple("N", None)._fields)
# expect: () ["DeprecationWarning: Passing `None` as the 'fields' parameter is deprecated and will be dis"]
said(lambda: typing.TypedDict("D").__name__)
# expect: D ["DeprecationWarning: Failing to pass a value for the 'fields' parameter is deprecated and w"]
said(lambda: typing.TypedDict("D", None).__name__)
# expect: D ["DeprecationWarning: Passing `None` as the 'fields' parameter is deprecated and will be dis"]
said(lambda: typing.no_type_check_decorator(len) and None)
# expect: None ["DeprecationWarning: 'typing.no_type_check_decorator' is deprecated and slated for removal "]
said(lambda: b"\\d \\400".decode("unicode_escape"))
# expect: \d Ā ['DeprecationWarning: "\\d" is an invalid escape sequence. Such sequences will not work in th']
said(lambda: b"\\400".decode("unicode_escape"))
# expect: Ā ['DeprecationWarning: "\\400" is an invalid octal escape sequence. Such sequences will not wo']
said(lambda: b"\\n\\\\d".decode("unicode_escape"))
# expect:
# expect: \d []


def generator():
    while True:
        try:
            yield
        except ValueError as error:
            yield repr(error)


def started():
    walk = generator()
    next(walk)
    return walk


said(lambda: started().throw(ValueError))  # expect: ValueError() []
said(lambda: started().throw(ValueError("a")))  # expect: ValueError('a') []
said(lambda: started().throw(ValueError, "a"))
# expect: ValueError('a') ['DeprecationWarning: the (type, exc, tb) signature of throw() is deprecated, use the single']
said(lambda: started().throw(ValueError, ValueError("b"), None))
# expect: ValueError('b') ['DeprecationWarning: the (type, exc, tb) signature of throw() is deprecated, use the single']


async def asynchronous():
    yield


def thrown(*args):
    step = asynchronous().athrow(*args)
    step.close()


said(lambda: thrown(ValueError))  # expect: None []
said(lambda: thrown(ValueError, "a"))
# expect: None ['DeprecationWarning: the (type, exc, tb) signature of athrow() is deprecated, use the singl']
