# Escape sequences that mean nothing, in every kind of literal, and keywords that touch a number.
import warnings


def said(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "said", "exec")
    return [f"{w.lineno}: {w.message}" for w in log]


for source in [
    r"'\d'", r"'\d \e'", r"'\\d \n \t \x41 \u0041 \N{DIGIT ONE} \101 \' \a'", r"r'\d'", r"b'\d'", r"rb'\d'", r"b'\u0041 \N'",
    r"'\400'", r"'\377'", r"b'\777'", r"'\8'", r"'\é'", r"'a' '\d' r'\d' '\e'", "'''a\n\\d\n'''", "(\n 'a'\n '\\d')",
    r"f'\d'", r"f'{x}\d'", r"rf'\d{x}'", r"f'\d{x}\e'", r"f'\d{{\e'", r"f'\{x}'", r"f'\}}'", r"f'\N{DIGIT ONE}\d'",
    r"f'{x:\d}'", r"rf'{x:\d}'", r"f'{x!r:\d}\e'", "f'''a\n{'\\d'} \\e\n{1:\\f}{2:\\g}\n'''", r"f'{y[r'''\d''']}'",
    "1if x else 2", "x = 0x1for y in z", "1in x", "1is x", "1or x", "1and x", "1.5or x", "1jor x", "0o7or x", "0b1or x",
    "1_0if x else y", "0xfor x", "1e5if x else 2", "[1for y in z]", "1 if x else 2", "0or x", "00or x",
]:
    try:
        print(source.encode(), said(source))
    except SyntaxError as error:
        print(source.encode(), "refused")
        # expect: b"'\\d'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"'\\d \\e'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"'\\\\d \\n \\t \\x41 \\u0041 \\N{DIGIT ONE} \\101 \\' \\a'" []
        # expect: b"r'\\d'" []
        # expect: b"b'\\d'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"rb'\\d'" []
        # expect: b"b'\\u0041 \\N'" ['1: "\\u" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\u"? A raw string is also an option.']
        # expect: b"'\\400'" ['1: "\\400" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\\\400"? A raw string is also an option.']
        # expect: b"'\\377'" []
        # expect: b"b'\\777'" ['1: "\\777" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\\\777"? A raw string is also an option.']
        # expect: b"'\\8'" ['1: "\\8" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\8"? A raw string is also an option.']
        # expect: b"'\\\xc3\xa9'" []
        # expect: b"'a' '\\d' r'\\d' '\\e'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '1: "\\e" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\e"? A raw string is also an option.']
        # expect: b"'''a\n\\d\n'''" ['2: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"(\n 'a'\n '\\d')" ['3: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"f'\\d'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"f'{x}\\d'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"rf'\\d{x}'" []
        # expect: b"f'\\d{x}\\e'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '1: "\\e" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\e"? A raw string is also an option.']
        # expect: b"f'\\d{{\\e'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '1: "\\e" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\e"? A raw string is also an option.']
        # expect: b"f'\\{x}'" ['1: "\\{" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\{"? A raw string is also an option.']
        # expect: b"f'\\}}'" ['1: "\\}" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\}"? A raw string is also an option.']
        # expect: b"f'\\N{DIGIT ONE}\\d'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"f'{x:\\d}'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.']
        # expect: b"rf'{x:\\d}'" []
        # expect: b"f'{x!r:\\d}\\e'" ['1: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '1: "\\e" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\e"? A raw string is also an option.']
        # expect: b"f'''a\n{'\\d'} \\e\n{1:\\f}{2:\\g}\n'''" ['2: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.', '3: "\\g" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\g"? A raw string is also an option.', '4: "\\e" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\e"? A raw string is also an option.']
        # expect: b"f'{y[r'''\\d''']}'" []
        # expect: b'1if x else 2' ['1: invalid decimal literal']
        # expect: b'x = 0x1for y in z' ['1: invalid hexadecimal literal']
        # expect: b'1in x' ['1: invalid decimal literal']
        # expect: b'1is x' ['1: invalid decimal literal', '1: "is" with \'int\' literal. Did you mean "=="?']
        # expect: b'1or x' ['1: invalid decimal literal']
        # expect: b'1and x' ['1: invalid decimal literal']
        # expect: b'1.5or x' ['1: invalid decimal literal']
        # expect: b'1jor x' ['1: invalid imaginary literal']
        # expect: b'0o7or x' ['1: invalid octal literal']
        # expect: b'0b1or x' ['1: invalid binary literal']
        # expect: b'1_0if x else y' ['1: invalid decimal literal']
        # expect: b'0xfor x' ['1: invalid hexadecimal literal']
        # expect: b'1e5if x else 2' ['1: invalid decimal literal']
        # expect: b'[1for y in z]' ['1: invalid decimal literal']
        # expect: b'1 if x else 2' []
        # expect: b'0or x' refused
        # expect: b'00or x' ['1: invalid decimal literal']
