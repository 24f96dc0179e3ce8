# gap: strings are UTF-8 and have no lone surrogates (COMPATIBILITY.md); CPython keeps them.
text = "a\ud800b"
print(len(text), text[1] == "\ufffd", ascii(text))  # expect: 3 True 'a\ufffdb'
