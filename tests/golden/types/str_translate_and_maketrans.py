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
# expect: {97: 'x', 98: None, 99: 100} {97: 120, 98: 121, 99: 122} {97: 120, 98: None, 9731: None} {}
print("aabbcc".translate({97: "é", 98: None, 99: ord("z")}), "hello".translate(str.maketrans("el", "ip")), "a☃b".translate(str.maketrans("", "", "☃")))
# expect: éézz hippo ab
print("abcd".translate(Upper()), "abc".translate(["x"] * 99), "ab".translate({97: "long text"}), "abc".translate({}), repr("".translate(None)))
# expect: AcD xxc long textb abc ''
attempt(str.maketrans)  # expect: TypeError: maketrans expected at least 1 argument, got 0
attempt(str.maketrans, "ab")  # expect: TypeError: if you give only one argument to maketrans it must be a dict
attempt(str.maketrans, "ab", "c")  # expect: ValueError: the first two maketrans arguments must have equal length
attempt(str.maketrans, {"ab": 1})  # expect: ValueError: string keys in translatetable must be of length 1
attempt(str.maketrans, {1.5: 1})  # expect: TypeError: keys in translate table mustbe strings or integers
attempt(str.maketrans, 1, "a")
# expect: TypeError: first maketrans argument must be a string if there is a second argument
attempt(str.maketrans, "a", 1)  # expect: TypeError: maketrans() argument 2 must be str, not int
attempt(str.maketrans, "a", "b", 1)  # expect: TypeError: maketrans() argument 3 must be str, not int
attempt("abc".translate)  # expect: TypeError: str.translate() takes exactly one argument (0 given)
attempt("abc".translate, 5)  # expect: TypeError: 'int' object is not subscriptable
attempt("abc".translate, {97: 1.5})  # expect: TypeError: character mapping must return integer, None or str
attempt("abc".translate, {97: -1})  # expect: ValueError: character mapping must be in range(0x...)
attempt("abc".translate, {97: 0x110000})  # expect: ValueError: character mapping must be in range(0x...)
attempt("abc".translate, [1] * 200)  # expect: 
