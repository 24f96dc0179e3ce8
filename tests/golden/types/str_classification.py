# What kind of characters a text has, by Unicode's properties.
texts = ["abc", "ABC", "Abc Def", "abc1", "1", "٣", "²", "½", "Ⅷ", "㊀", "一", "ǅ", "ª", " \t\n", "\u2003\x85", "\x1c", "\u200b", "", "a b", "_x", "9x", "x·", "ünï", "𐐀", "\u0345", "\xad", "\ue000", "\U0001f600", "ꙮ", "\u0378"]
tests = ["isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isspace", "islower", "isupper", "istitle", "isidentifier", "isprintable", "isascii"]
for text in texts:
    print(ascii(text), *(name[2:] for name in tests if getattr(text, name)()))
for name in tests:
    try:
        getattr("a", name)(1)
    except TypeError as error:
        print(error)
