# `*` and `__mul__` word their errors differently.
class L(list):
    pass

class T(tuple):
    pass

def tried(repeat):
    try:
        return repr(repeat())
    except (TypeError, OverflowError, MemoryError) as exc:
        return f"{type(exc).__name__} {exc}"

for sequence in ([1], (1,), "a", b"a", L([1]), T((1,))):
    for count in ("x", None, 2**70, -1, True):
        ways = (lambda: sequence * count, lambda: count * sequence, lambda: sequence.__mul__(count), lambda: sequence.__rmul__(count))
        print(*map(tried, ways), sep=" | ")
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'list' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: [] | [] | [] | []
        # expect: [1] | [1] | [1] | [1]
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'tuple' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: () | () | () | ()
        # expect: (1,) | (1,) | (1,) | (1,)
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'str' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: '' | '' | '' | ''
        # expect: 'a' | 'a' | 'a' | 'a'
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'bytes' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: b'' | b'' | b'' | b''
        # expect: b'a' | b'a' | b'a' | b'a'
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'L' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: [] | [] | [] | []
        # expect: [1] | [1] | [1] | [1]
        # expect: TypeError can't multiply sequence by non-int of type 'str' | TypeError can't multiply sequence by non-int of type 'T' | TypeError 'str' object cannot be interpreted as an integer | TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError can't multiply sequence by non-int of type 'NoneType' | TypeError 'NoneType' object cannot be interpreted as an integer | TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer | OverflowError cannot fit 'int' into an index-sized integer
        # expect: () | () | () | ()
        # expect: (1,) | (1,) | (1,) | (1,)
