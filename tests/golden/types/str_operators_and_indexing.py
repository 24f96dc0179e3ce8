# Operators of texts, slices of every form, and wrong subscripts.
def attempt(call, *args):
    try:
        print(repr(call(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

text = "aé☃😀z"
print(text[0], text[-1], text[3], text[1:3], text[::-1], text[::2], text[-2:], text[10:], text[:-10], text[3:1], text[4:0:-2], text[None:None:None], text[True])
# expect: a z 😀 é☃ z😀☃éa a☃z 😀z    z☃ aé☃😀z é
print(text + "!", text * 2, 2 * "ab", "ab" * 0, "ab" * -1, "é" in text, "" in "", "☃😀" in text, "b" not in text, len(text), list(text))
# expect: aé☃😀z! aé☃😀zaé☃😀z abab   True True True True 5 ['a', 'é', '☃', '😀', 'z']
print("a" < "b", "a" < "B", "a" <= "a", "é" > "z", "" < "a", "😀" > "\uffff", "abc" == "abc", "a" != b"a", "a" == 97)
# expect: True False True True True True True True False
print(text.__contains__("z"), text.__len__(), text.__getitem__(1), text.__add__("x"), text.__mul__(1), text.__rmul__(0), text.__eq__(1), text.__lt__(1), text.__getnewargs__())
# expect: True 5 é aé☃😀zx aé☃😀z  NotImplemented NotImplemented ('aé☃😀z',)
attempt(lambda: text[5])  # expect: IndexError: string index out of range
attempt(lambda: text[-6])  # expect: IndexError: string index out of range
attempt(lambda: text["a"])  # expect: TypeError: string indices must be integers, not 'str'
attempt(lambda: text[1.0])  # expect: TypeError: string indices must be integers, not 'float'
attempt(lambda: text[1:"a"])  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(lambda: text[::0])  # expect: ValueError: slice step cannot be zero
attempt(lambda: text[0, 1])  # expect: TypeError: string indices must be integers, not 'tuple'
attempt(lambda: text + 1)  # expect: TypeError: can only concatenate str (not "int") to str
attempt(lambda: 1 + text)  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: text + None)  # expect: TypeError: can only concatenate str (not "NoneType") to str
attempt(lambda: text + b"x")  # expect: TypeError: can only concatenate str (not "bytes") to str
attempt(lambda: text * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
attempt(lambda: text * "a")  # expect: TypeError: can't multiply sequence by non-int of type 'str'
attempt(lambda: text - "a")  # expect: TypeError: unsupported operand type(s) for -: 'str' and 'str'
attempt(lambda: 1 in text)  # expect: TypeError: 'in <string>' requires string as left operand, not int
attempt(lambda: None in text)  # expect: TypeError: 'in <string>' requires string as left operand, not NoneType
attempt(lambda: text < 1)  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(lambda: text.__setitem__(0, "x"))  # expect: AttributeError: 'str' object has no attribute '__setitem__'
attempt(str.__getitem__, text)  # expect: TypeError: expected 1 argument, got 0
attempt(str.__add__, "a")  # expect: TypeError: expected 1 argument, got 0
attempt(str.__add__, "a", 1)  # expect: TypeError: can only concatenate str (not "int") to str
attempt(str.__contains__, "a", 1)  # expect: TypeError: 'in <string>' requires string as left operand, not int
attempt(lambda: -text)  # expect: TypeError: bad operand type for unary -: 'str'
