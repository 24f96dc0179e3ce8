# Case of letters by Unicode's rules.
for text in ("straße", "ǆ ǅ ǉ", "İstanbul", "ΑΣ ΣΑ ὈΔΥΣΣΕΎΣ", "ﬁne ﬃ", "they're bill's", "o'neil mcdonald", "1st 2ND ǳz", "ŉ ΐ և", "Ⅷ ⓐ", "𐐀𐐨", "µ ſ K"):
    print(text.lower(), text.upper(), text.title(), text.capitalize(), text.swapcase(), text.casefold(), sep=" | ")
    # expect: straße | STRASSE | Straße | Straße | STRASSE | strasse
    # expect: ǆ ǆ ǉ | Ǆ Ǆ Ǉ | ǅ ǅ ǈ | ǅ ǆ ǉ | Ǆ ǅ Ǉ | ǆ ǆ ǉ
    # expect: i̇stanbul | İSTANBUL | İstanbul | İstanbul | i̇STANBUL | i̇stanbul
    # expect: ας σα ὀδυσσεύς | ΑΣ ΣΑ ὈΔΥΣΣΕΎΣ | Ας Σα Ὀδυσσεύς | Ας σα ὀδυσσεύς | ας σα ὀδυσσεύς | ασ σα ὀδυσσεύσ
    # expect: ﬁne ﬃ | FINE FFI | Fine Ffi | Fine ﬃ | FINE FFI | fine ffi
    # expect: they're bill's | THEY'RE BILL'S | They'Re Bill'S | They're bill's | THEY'RE BILL'S | they're bill's
    # expect: o'neil mcdonald | O'NEIL MCDONALD | O'Neil Mcdonald | O'neil mcdonald | O'NEIL MCDONALD | o'neil mcdonald
    # expect: 1st 2nd ǳz | 1ST 2ND ǱZ | 1St 2Nd ǲz | 1st 2nd ǳz | 1ST 2nd ǱZ | 1st 2nd ǳz
    # expect: ŉ ΐ և | ʼN Ϊ́ ԵՒ | ʼN Ϊ́ Եւ | ʼN ΐ և | ʼN Ϊ́ ԵՒ | ʼn ΐ եւ
    # expect: ⅷ ⓐ | Ⅷ Ⓐ | Ⅷ Ⓐ | Ⅷ ⓐ | ⅷ Ⓐ | ⅷ ⓐ
    # expect: 𐐨𐐨 | 𐐀𐐀 | 𐐀𐐨 | 𐐀𐐨 | 𐐨𐐀 | 𐐨𐐨
    # expect: µ ſ k | Μ S K | Μ S K | Μ ſ k | Μ S k | μ s k
print("ß".upper(), "SS".lower(), "ß".casefold() == "SS".casefold(), "Σ".lower(), "aΣ".lower(), "aΣ b".lower(), "aΣb".lower(), "a.Σ".lower(), "Σ.a".lower())
# expect: SS ss True σ aς aς b aσb a.ς σ.a
print("İ".lower() == "i̇", len("İ".lower()), "ı".upper(), "ͅ".upper(), "ᾳ".upper(), "ᾳ".title(), "ŉ".title())
# expect: True 2 I Ι ΑΙ ᾼ ʼN
def attempt(call, *args):
    try:
        print(call(*args))
    except TypeError as error:
        print(error)

attempt("a".upper, 1)  # expect: str.upper() takes no arguments (1 given)
attempt(str.lower)  # expect: unbound method str.lower() needs an argument
attempt(str.title, 5)  # expect: descriptor 'title' for 'str' objects doesn't apply to a 'int' object
attempt(str.casefold, b"a")  # expect: descriptor 'casefold' for 'str' objects doesn't apply to a 'bytes' object
