# Case, searching, counting, replacing.
text = "The quick brown fox"
print(text.upper(), text.lower(), text.title(), text.swapcase(), "hELLO".capitalize(), "ß".upper(), "İ".lower() == "i̇")
# expect: THE QUICK BROWN FOX the quick brown fox The Quick Brown Fox tHE QUICK BROWN FOX Hello SS True
print(text.find("q"), text.find("z"), text.rfind("o"), text.index("brown"), text.count("o"), text.find("o", 13), text.find("", 99))
# expect: 4 -1 17 10 2 17 -1
print(text.startswith(("A", "The")), text.endswith("fox"), text.startswith("quick", 4), "quick" in text, "" in text)
# expect: True True True True True
print(text.replace("o", "0"), text.replace("o", "0", 1), "aaa".replace("", "-"), "abc".translate({97: "A", 98: None}))
# expect: The quick br0wn f0x The quick br0wn fox -a-a-a- Ac
try:
    text.index("cat")
except ValueError as error:
    print(error)  # expect: substring not found
print("x".isalpha(), "3".isdigit(), "a1".isalnum(), " \t".isspace(), "Ab".isupper(), "ab".islower(), "A b".istitle(), "½".isnumeric(), "n_1".isidentifier())
# expect: True True True True False True False True True
print("straße".casefold(), "a,b".partition(","), "a,b,c".rpartition(","), "abc".partition("-"), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"))
# expect: strasse ('a', ',', 'b') ('a,b', ',', 'c') ('abc', '', '') x x
