# str.format in every form: positions, names, attributes, items, conversions and nested fields.
class Point:
    x, y = 3, 4
    def __format__(self, spec):
        return f"({self.x}{spec or ','}{self.y})"

point = Point()
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0} {a} {0}".format(1, a=2), "{{}} {{{}}}".format(1))
# expect: 1 2 2 1 1 2 1 2 1 {} {1}
print("{0.x} {0.y}".format(point), "{0[1]} {0[-1]}".format({1: "a", "-1": "b"}), "{a[key]} {a[0 x]}".format(a={"key": 1, "0 x": 2}), "{0[0].x}".format([point]), "{.x}".format(point))
# expect: 3 4 a b 1 2 3 3
print("{} {:;} {!s:.5}".format(point, point, "abcdefgh"), "{!r} {!a} {!s}".format("é", "é", "é"), "{:>{}} {:{w}.{p}f}".format("x", 5, 3.14159, w=8, p=2), "{:{}{}}".format(5, ">", 4))
# expect: (3,4) (3;4) abcde 'é' '\xe9' é     x     3.14    5
print("{:d} {:x} {:,} {:%}".format(5, 255, 12345, 0.5), "{:^9}|{:<5}|{:>5}".format("mid", "l", "r"), "{0:}{1!r:}".format(1, "a"), "{:{}}".format(1, ""))
# expect: 5 ff 12,345 50.000000%    mid   |l    |    r 1'a' 1
def attempt(text, *args, **kwargs):
    try:
        print(text.format(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in ("{", "}", "{}}", "{0", "{!}", "{!x}", "{!rr}", "{0!r", "{:", "{a.}", "{0[}", "{0[]}", "{0[a]b}", "{0.x.y.}", "{} {0}", "{0} {}", "{5}", "{nope}", "{0.nope}", "{0[nope]}", "{:{:{}}}", "{a b}", "{-1}", "{ 0}", "{:d}", "{99999999999999999999}", "{0!r:{1}}x{"):
    attempt(text, "a", 1)
    # expect: ValueError: Single '{' encountered in format string
    # expect: ValueError: Single '}' encountered in format string
    # expect: ValueError: Single '}' encountered in format string
    # expect: ValueError: expected '}' before end of string
    # expect: ValueError: unmatched '{' in format spec
    # expect: ValueError: Unknown conversion specifier x
    # expect: ValueError: expected ':' after conversion specifier
    # expect: ValueError: unmatched '{' in format spec
    # expect: ValueError: unmatched '{' in format spec
    # expect: KeyError: 'a'
    # expect: ValueError: expected '}' before end of string
    # expect: ValueError: Empty attribute in format string
    # expect: TypeError: string indices must be integers, not 'str'
    # expect: AttributeError: 'str' object has no attribute 'x'
    # expect: ValueError: cannot switch from automatic field numbering to manual field specification
    # expect: ValueError: cannot switch from manual field specification to automatic field numbering
    # expect: IndexError: Replacement index 5 out of range for positional args tuple
    # expect: KeyError: 'nope'
    # expect: AttributeError: 'str' object has no attribute 'nope'
    # expect: TypeError: string indices must be integers, not 'str'
    # expect: ValueError: Max string recursion exceeded
    # expect: KeyError: 'a b'
    # expect: KeyError: '-1'
    # expect: KeyError: ' 0'
    # expect: ValueError: Unknown format code 'd' for object of type 'str'
    # expect: ValueError: Too many decimal digits in format string
    # expect: ValueError: Single '{' encountered in format string
attempt("{:>5}", None)  # expect: TypeError: unsupported format string passed to NoneType.__format__
attempt("{:d}", 1.5)  # expect: ValueError: Unknown format code 'd' for object of type 'float'
attempt("{}", *[])  # expect: IndexError: Replacement index 0 out of range for positional args tuple
attempt("{:s}", 5)  # expect: ValueError: Unknown format code 's' for object of type 'int'
attempt("{:x}", "a")  # expect: ValueError: Unknown format code 'x' for object of type 'str'
print("{a} {b}".format_map({"a": 1, "b": 2}))  # expect: 1 2
for mapping in ({"a": 1}, 5, [1]):
    try:
        print("{b}".format_map(mapping))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
        # expect: KeyError: 'b'
        # expect: TypeError: 'int' object is not subscriptable
        # expect: TypeError: list indices must be integers or slices, not str
