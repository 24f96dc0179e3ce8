# find, index, rfind, rindex, count, startswith and endswith with bounds of every kind.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

text = "abcabcé☃abc"
print(text.find("abc"), text.find("abc", 1), text.find("abc", -3), text.find("abc", 1, 5), text.find("x"), text.find(""), text.find("", 99), text.find("", 11))
# expect: 0 3 8 -1 -1 0 -1 11
print(text.rfind("abc"), text.rfind("abc", 0, 10), text.rfind(""), text.rfind("", 2, 5), text.rfind("é"), text.index("☃"), text.rindex("c", None, -4))
# expect: 8 3 11 5 6 7 5
print(text.count("abc"), text.count(""), "aaaa".count("aa"), text.count("c", 3), text.count("c", -1), text.count("", 5, 2), "".count(""), "".count("", 1))
# expect: 3 12 2 2 1 0 1 0
print(text.startswith("abc"), text.startswith(("x", "ab")), text.startswith("é", 6), text.startswith(""), text.startswith("", 99), text.startswith(()), text.endswith("abc"), text.endswith(("x", "bc")), text.endswith("é☃", 0, -3), text.endswith("", 12))
# expect: True True True True False False True True True False
attempt(text.index, "x")  # expect: ValueError: substring not found
attempt(text.rindex, "x")  # expect: ValueError: substring not found
attempt(text.find, 1)  # expect: TypeError: find() argument 1 must be str, not int
attempt(text.find)  # expect: TypeError: find expected at least 1 argument, got 0
attempt(text.find, "a", "b")  # expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(text.find, "a", 1, 2, 3)  # expect: TypeError: find expected at most 3 arguments, got 4
attempt(text.find, sub="a")  # expect: TypeError: str.find() takes no keyword arguments
attempt(text.count)  # expect: TypeError: count expected at least 1 argument, got 0
attempt(text.count, b"a")  # expect: TypeError: count() argument 1 must be str, not bytes
attempt(text.startswith, 1)  # expect: TypeError: startswith first arg must be str or a tuple of str, not int
attempt(text.startswith, ("a", 1))  # expect: True
attempt(text.startswith, ("b", 1))  # expect: TypeError: tuple for startswith must only contain str, not int
attempt(text.endswith, ["a"])  # expect: TypeError: endswith first arg must be str or a tuple of str, not list
attempt(text.endswith)  # expect: TypeError: endswith expected at least 1 argument, got 0
attempt(text.endswith, "a", 1.5)
# expect: TypeError: slice indices must be integers or None or have an __index__ method
attempt(text.index, None)  # expect: TypeError: index() argument 1 must be str, not None
