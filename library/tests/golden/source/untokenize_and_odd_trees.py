# Two strings side by side are parted by two spaces, errors name the kind of string, and what is no expression has no text.
import ast, io, tokenize


def pairs(text):
    return [token[:2] for token in tokenize.generate_tokens(io.StringIO(text).readline)]


print(tokenize.untokenize(pairs("x = 'a' 'b' f'c'\n")), end="")  # expect: x ='a'  'b' f'c'
for text in ("t'}'", "f'}'"):
    try:
        pairs(text)
    except tokenize.TokenError as error:
        print(error)
        # expect: ("t-string: single '}' is not allowed", (1, 3))
        # expect: ("f-string: single '}' is not allowed", (1, 3))
print(repr(ast.unparse(ast.Lambda(ast.arguments(), ast.Add()))))  # expect: 'lambda: '
for value in ({}, 5):
    try:
        print(ast.unparse(ast.Attribute(value, "x", ast.Load())))
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError cannot use 'dict' as a dict key (unhashable type: 'dict')
        # expect: AttributeError 'int' object has no attribute '_fields'
