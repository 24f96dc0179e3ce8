# Indexing by character, also outside ASCII; slices never fail.
text = "héllo wörld"
print(text[1], text[-1], text[1:4], text[::-1], text[::3], text[-100:3], text[5:2], text[20:], len(text))
# expect: é d éll dlröw olléh hlwl hél   11
print("日本語"[1], "日本語"[::-1], len("🎉é"), ord("é"), chr(128512), "\u00e9" == "é", sorted("bca"), max("hello"))
# expect: 本 語本日 2 233 😀 True ['a', 'b', 'c'] o
print([c for c in "añb"], "ab" < "abc" < "b", "Z" < "a", "é" > "z", 0 * "x", "abc" * 2)
# expect: ['a', 'ñ', 'b'] True True True  abcabc
try:
    text[50]
except IndexError as error:
    print(error)  # expect: string index out of range
try:
    text["a"]
except TypeError as error:
    print(error)  # expect: string indices must be integers, not 'str'
text[0] = "H"  # expect error: TypeError: 'str' object does not support item assignment
