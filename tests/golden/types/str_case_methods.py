# Case of letters by Unicode's rules.
for text in ("straße", "ǆ ǅ ǉ", "İstanbul", "ΑΣ ΣΑ ὈΔΥΣΣΕΎΣ", "ﬁne ﬃ", "they're bill's", "o'neil mcdonald", "1st 2ND ǳz", "ŉ ΐ և", "Ⅷ ⓐ", "𐐀𐐨", "µ ſ K"):
    print(text.lower(), text.upper(), text.title(), text.capitalize(), text.swapcase(), text.casefold(), sep=" | ")
print("ß".upper(), "SS".lower(), "ß".casefold() == "SS".casefold(), "Σ".lower(), "aΣ".lower(), "aΣ b".lower(), "aΣb".lower(), "a.Σ".lower(), "Σ.a".lower())
print("İ".lower() == "i̇", len("İ".lower()), "ı".upper(), "ͅ".upper(), "ᾳ".upper(), "ᾳ".title(), "ŉ".title())
def attempt(call, *args):
    try:
        print(call(*args))
    except TypeError as error:
        print(error)

attempt("a".upper, 1)
attempt(str.lower)
attempt(str.title, 5)
attempt(str.casefold, b"a")
