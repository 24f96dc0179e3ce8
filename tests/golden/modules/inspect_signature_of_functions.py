import functools
from inspect import Parameter, Signature, signature


def f(x, /, y: int, z=3, *args: str, key, opt: "q" = 2, **rest) -> list[int]: pass


def plain(wrapped):
    @functools.wraps(wrapped)
    def wrapper(*args, **kwargs): pass
    return wrapper


s = signature(f)
print(s)  # expect: (x, /, y: int, z=3, *args: str, key, opt: 'q' = 2, **rest) -> list[int]
for p in s.parameters.values():
    print(p.name, p.kind, p.kind.description, p.default, p.annotation)
    # expect: x POSITIONAL_ONLY positional-only <class 'inspect._empty'> <class 'inspect._empty'>
    # expect: y POSITIONAL_OR_KEYWORD positional or keyword <class 'inspect._empty'> <class 'int'>
    # expect: z POSITIONAL_OR_KEYWORD positional or keyword 3 <class 'inspect._empty'>
    # expect: args VAR_POSITIONAL variadic positional <class 'inspect._empty'> <class 'str'>
    # expect: key KEYWORD_ONLY keyword-only <class 'inspect._empty'> <class 'inspect._empty'>
    # expect: opt KEYWORD_ONLY keyword-only 2 q
    # expect: rest VAR_KEYWORD variadic keyword <class 'inspect._empty'> <class 'inspect._empty'>
print(repr(s.parameters["z"]), s.return_annotation, hash(s) == hash(signature(f)), s == signature(plain(f)))
# expect: <Parameter "z=3"> list[int] True True
print(signature(plain(f), follow_wrapped=False), signature(lambda *, a, b=1: 0))
# expect: (*args: str, **kwargs) -> list[int] (*, a, b=1)
print(s.replace(parameters=list(s.parameters.values())[:2], return_annotation=Signature.empty))
# expect: (x, /, y: int)
print(s.format(max_width=20))
# expect: (
# expect:     x,
# expect:     /,
# expect:     y: int,
# expect:     z=3,
# expect:     *args: str,
# expect:     key,
# expect:     opt: 'q' = 2,
# expect:     **rest
# expect: ) -> list[int]
for partial in (functools.partial(f, 1), functools.partial(f, 1, key=2), functools.partial(f, y=2)):
    print(signature(partial))
    # expect: (y: int, z=3, *args: str, key, opt: 'q' = 2, **rest) -> list[int]
    # expect: (y: int, z=3, *args: str, key=2, opt: 'q' = 2, **rest) -> list[int]
    # expect: (x, /, *, y: int = 2, z=3, key, opt: 'q' = 2, **rest) -> list[int]
for make in (
    lambda: Parameter("1a", Parameter.KEYWORD_ONLY), lambda: Parameter("if", 1), lambda: Parameter("a", 9),
    lambda: Parameter("a", Parameter.VAR_KEYWORD, default=1),
    lambda: Signature([Parameter("a", 3), Parameter("b", 1)]),
    lambda: Signature([Parameter("a", 1, default=1), Parameter("b", 1)]),
    lambda: Signature([Parameter("a", 1), Parameter("a", 1)]),
    lambda: signature(3),
):
    try:
        print(make())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError '1a' is not a valid parameter name
        # expect: ValueError 'if' is not a valid parameter name
        # expect: ValueError value 9 is not a valid Parameter.kind
        # expect: ValueError variadic keyword parameters cannot have default values
        # expect: ValueError wrong parameter order: keyword-only parameter before positional or keyword parameter
        # expect: ValueError non-default argument follows default argument
        # expect: ValueError duplicate parameter name: 'a'
        # expect: TypeError 3 is not a callable object
