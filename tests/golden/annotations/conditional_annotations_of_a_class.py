def make(flag):
    class C:
        always: int
        if flag:
            yes: str
        else:
            no: bytes
        match flag:
            case 1:
                one: "1"
            case 2:
                two: "2"
        with_default: float = 1.5
    return C

for flag in 0, 1, 2:
    print(make(flag).__annotations__)
    # expect: {'always': <class 'int'>, 'no': <class 'bytes'>, 'with_default': <class 'float'>}
    # expect: {'always': <class 'int'>, 'yes': <class 'str'>, 'one': '1', 'with_default': <class 'float'>}
    # expect: {'always': <class 'int'>, 'yes': <class 'str'>, 'two': '2', 'with_default': <class 'float'>}
print(make(1).__annotate__.__code__.co_freevars)  # expect: ('__classdict__', '__conditional_annotations__')
