# What operators say about operands that do not fit.
three, nothing = 3, None
actions = [
    lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: None + 1, lambda: {} | [], lambda: -"x", lambda: ~1.5,
    lambda: 1 < "a", lambda: [] < 3, lambda: None >= None, lambda: (lambda: 0) < (lambda: 0), lambda: 1 in 3, lambda: "a" in 3,
    lambda: 1 in "abc", lambda: three[0], lambda: nothing[0], lambda: len[0], lambda: 1.5 << 2, lambda: 1 @ 2, lambda: "a" % 1, lambda: 2 ** "x",
    lambda: [1] * 1.5, lambda: 1 << -1, lambda: {}.x, lambda: [] * [], lambda: object() + 1,
]
for action in actions:
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError can only concatenate str (not "int") to str
        # expect: TypeError can only concatenate list (not "tuple") to list
        # expect: TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: TypeError unsupported operand type(s) for |: 'dict' and 'list'
        # expect: TypeError bad operand type for unary -: 'str'
        # expect: TypeError bad operand type for unary ~: 'float'
        # expect: TypeError '<' not supported between instances of 'int' and 'str'
        # expect: TypeError '<' not supported between instances of 'list' and 'int'
        # expect: TypeError '>=' not supported between instances of 'NoneType' and 'NoneType'
        # expect: TypeError '<' not supported between instances of 'function' and 'function'
        # expect: TypeError argument of type 'int' is not a container or iterable
        # expect: TypeError argument of type 'int' is not a container or iterable
        # expect: TypeError 'in <string>' requires string as left operand, not int
        # expect: TypeError 'int' object is not subscriptable
        # expect: TypeError 'NoneType' object is not subscriptable
        # expect: TypeError 'builtin_function_or_method' object is not subscriptable
        # expect: TypeError unsupported operand type(s) for <<: 'float' and 'int'
        # expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
        # expect: TypeError not all arguments converted during string formatting
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'int' and 'str'
        # expect: TypeError can't multiply sequence by non-int of type 'float'
        # expect: ValueError negative shift count
        # expect: AttributeError 'dict' object has no attribute 'x'
        # expect: TypeError can't multiply sequence by non-int of type 'list'
        # expect: TypeError unsupported operand type(s) for +: 'object' and 'int'
x = 1
x += "a"  # expect error: TypeError: unsupported operand type(s) for +=: 'int' and 'str'
