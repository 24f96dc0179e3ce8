# What kind of characters a text has, by Unicode's properties.
texts = ["abc", "ABC", "Abc Def", "abc1", "1", "٣", "²", "½", "Ⅷ", "㊀", "一", "ǅ", "ª", " \t\n", "\u2003\x85", "\x1c", "\u200b", "", "a b", "_x", "9x", "x·", "ünï", "𐐀", "\u0345", "\xad", "\ue000", "\U0001f600", "ꙮ", "\u0378"]
tests = ["isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "islower", "isupper", "istitle", "isidentifier", "isprintable", "isascii"]
for text in texts:
    print(ascii(text), *(name[2:] for name in tests if getattr(text, name)()))
    # expect: 'abc' alpha alnum lower identifier printable ascii
    # expect: 'ABC' alpha alnum upper identifier printable ascii
    # expect: 'Abc Def' title printable ascii
    # expect: 'abc1' alnum lower identifier printable ascii
    # expect: '1' alnum decimal digit numeric printable ascii
    # expect: '\u0663' alnum decimal digit numeric printable
    # expect: '\xb2' alnum digit numeric printable
    # expect: '\xbd' alnum numeric printable
    # expect: '\u2167' alnum numeric upper title identifier printable
    # expect: '\u3280' alnum numeric printable
    # expect: '\u4e00' alpha alnum numeric identifier printable
    # expect: '\u01c5' alpha alnum title identifier printable
    # expect: '\xaa' alpha alnum lower identifier printable
    # expect: ' \t\n' space ascii
    # expect: '\u2003\x85' space
    # expect: '\x1c' space ascii
    # expect: '\u200b'
    # expect: '' printable ascii
    # expect: 'a b' lower printable ascii
    # expect: '_x' lower identifier printable ascii
    # expect: '9x' alnum lower printable ascii
    # expect: 'x\xb7' lower identifier printable
    # expect: '\xfcn\xef' alpha alnum lower identifier printable
    # expect: '\U00010400' alpha alnum upper title identifier printable
    # expect: '\u0345' lower printable
    # expect: '\xad'
    # expect: '\ue000'
    # expect: '\U0001f600' printable
    # expect: '\ua66e' alpha alnum identifier printable
    # expect: '\u0378'
for name in tests:
    try:
        getattr("a", name)(1)
    except TypeError as error:
        print(error)
        # expect: str.isalpha() takes no arguments (1 given)
        # expect: str.isalnum() takes no arguments (1 given)
        # expect: str.isdecimal() takes no arguments (1 given)
        # expect: str.isdigit() takes no arguments (1 given)
        # expect: str.isnumeric() takes no arguments (1 given)
        # expect: str.isspace() takes no arguments (1 given)
        # expect: str.islower() takes no arguments (1 given)
        # expect: str.isupper() takes no arguments (1 given)
        # expect: str.istitle() takes no arguments (1 given)
        # expect: str.isidentifier() takes no arguments (1 given)
        # expect: str.isprintable() takes no arguments (1 given)
        # expect: str.isascii() takes no arguments (1 given)
