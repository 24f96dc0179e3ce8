# find, index, rfind, rindex, count, startswith and endswith with bounds of every kind.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

text = "abcabcé☃abc"
print(text.find("abc"), text.find("abc", 1), text.find("abc", -3), text.find("abc", 1, 5), text.find("x"), text.find(""), text.find("", 99), text.find("", 11))
print(text.rfind("abc"), text.rfind("abc", 0, 10), text.rfind(""), text.rfind("", 2, 5), text.rfind("é"), text.index("☃"), text.rindex("c", None, -4))
print(text.count("abc"), text.count(""), "aaaa".count("aa"), text.count("c", 3), text.count("c", -1), text.count("", 5, 2), "".count(""), "".count("", 1))
print(text.startswith("abc"), text.startswith(("x", "ab")), text.startswith("é", 6), text.startswith(""), text.startswith("", 99), text.startswith(()), text.endswith("abc"), text.endswith(("x", "bc")), text.endswith("é☃", 0, -3), text.endswith("", 12))
attempt(text.index, "x")
attempt(text.rindex, "x")
attempt(text.find, 1)
attempt(text.find)
attempt(text.find, "a", "b")
attempt(text.find, "a", 1, 2, 3)
attempt(text.find, sub="a")
attempt(text.count)
attempt(text.count, b"a")
attempt(text.startswith, 1)
attempt(text.startswith, ("a", 1))
attempt(text.startswith, ("b", 1))
attempt(text.endswith, ["a"])
attempt(text.endswith)
attempt(text.endswith, "a", 1.5)
attempt(text.index, None)
