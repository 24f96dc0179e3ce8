from annotationlib import Format, get_annotations

def make():
    def f(x: later, y: list[later]): pass
    early = get_annotations(f, format=Format.FORWARDREF)
    print(early["x"].__forward_arg__)
    later = int
    print(early["x"].evaluate(), early["y"].__args__[0].evaluate())
    return f

print(get_annotations(make()))
# expect: later
# expect: <class 'int'> <class 'int'>
# expect: {'x': <class 'int'>, 'y': list[int]}
