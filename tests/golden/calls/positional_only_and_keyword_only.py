# `/` and `*` in a signature.
def mixed(a, b=1, /, c=2, *, d, e=5):
    return a, b, c, d, e

print(mixed(0, d=4), mixed(0, 1, 2, d=3, e=4), mixed(0, c=9, d=8))
# expect: (0, 1, 2, 4, 5) (0, 1, 2, 3, 4) (0, 1, 9, 8, 5)
def swallow(a, /, **rest):
    return a, rest

print(swallow(1, a=2))  # expect: (1, {'a': 2})
for source in ("def f(a, /, b, /): pass", "def f(*): pass", "def f(a=1, b): pass", "def f(*a, *b): pass", "def f(**k, a): pass",
               "def f(/): pass", "def f(*, **k): pass", "lambda a, a: 0", "def f(a, *, a): pass", "def f(**k, **l): pass"):
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: / may appear only once
        # expect: named arguments must follow bare *
        # expect: parameter without a default follows parameter with a default
        # expect: * argument may appear only once
        # expect: arguments cannot follow var-keyword argument
        # expect: invalid syntax
        # expect: named arguments must follow bare *
        # expect: duplicate argument 'a' in function definition
        # expect: duplicate argument 'a' in function definition
        # expect: arguments cannot follow var-keyword argument
mixed(a=1, d=2)
# expect error: TypeError: mixed() got some positional-only arguments passed as keyword arguments: 'a'
