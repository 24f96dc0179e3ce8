# translate() and the three forms of maketrans().
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Upper:
    def __getitem__(self, code):
        if code == ord("c"):
            raise LookupError
        return chr(code).upper() if chr(code) != "b" else None

print(str.maketrans({"a": "x", 98: None, "c": 100}), str.maketrans("abc", "xyz"), str.maketrans("ab", "xy", "b☃"), "".maketrans({}))
print("aabbcc".translate({97: "é", 98: None, 99: ord("z")}), "hello".translate(str.maketrans("el", "ip")), "a☃b".translate(str.maketrans("", "", "☃")))
print("abcd".translate(Upper()), "abc".translate(["x"] * 99), "ab".translate({97: "long text"}), "abc".translate({}), "".translate(None))
attempt(str.maketrans)
attempt(str.maketrans, "ab")
attempt(str.maketrans, "ab", "c")
attempt(str.maketrans, {"ab": 1})
attempt(str.maketrans, {1.5: 1})
attempt(str.maketrans, 1, "a")
attempt(str.maketrans, "a", 1)
attempt(str.maketrans, "a", "b", 1)
attempt("abc".translate)
attempt("abc".translate, 5)
attempt("abc".translate, {97: 1.5})
attempt("abc".translate, {97: -1})
attempt("abc".translate, {97: 0x110000})
attempt("abc".translate, [1] * 200)
