# A base without digits is no literal, and a line that ends with an f-string ends as any other.
import io, tokenize


def tokens(text):
    try:
        print([token[:2] for token in tokenize.generate_tokens(io.StringIO(text).readline)])
    except tokenize.TokenError as error:
        print(error)


for text in ("0x", "0b2", "0o78", "0x_", "0o7_", "1e+", "x = 0b\n", "1_", "0x1f"):
    tokens(text)
    # expect: ('invalid hexadecimal literal', (1, 2))
    # expect: ("invalid digit '2' in binary literal", (1, 3))
    # expect: ("invalid digit '8' in octal literal", (1, 4))
    # expect: ('invalid hexadecimal literal', (1, 3))
    # expect: ('invalid octal literal', (1, 4))
    # expect: ('invalid decimal literal', (1, 3))
    # expect: ('invalid binary literal', (1, 6))
    # expect: ('invalid decimal literal', (1, 2))
    # expect: [(2, '0x1f'), (4, ''), (0, '')]
tokens("f'{a}'")  # expect: [(59, "f'"), (55, '{'), (1, 'a'), (55, '}'), (61, "'"), (4, ''), (0, '')]
tokens("t'''a\nb'''")  # expect: [(62, "t'''"), (63, 'a\nb'), (64, "'''"), (4, ''), (0, '')]
