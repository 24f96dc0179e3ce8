"""Values of literals, and of nothing else."""
import ast

for text in ("1", "-1.5", "[1, (2,), {'a': None}, {3}, set()]", "1+2j", "-3-4j", "b'x'", "True", "...", "' a' 'b'", "+1", "  7"):
    print(repr(ast.literal_eval(text)))
# expect: 1
# expect: -1.5
# expect: [1, (2,), {'a': None}, {3}, set()]
# expect: (1+2j)
# expect: (-3-4j)
# expect: b'x'
# expect: True
# expect: Ellipsis
# expect: ' ab'
# expect: 1
# expect: 7
for text in ("f()", "x", "1 + 2", "[*a]", "{**{}}", "-True", "1 +", "lambda: 0"):
    try:
        print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__)
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: ValueError
# expect: SyntaxError
# expect: ValueError
