# str.format in every form: positions, names, attributes, items, conversions and nested fields.
class Point:
    x, y = 3, 4
    def __format__(self, spec):
        return f"({self.x}{spec or ','}{self.y})"

point = Point()
print("{} {}".format(1, 2), "{1} {0}".format(1, 2), "{a} {b}".format(a=1, b=2), "{0} {a} {0}".format(1, a=2), "{{}} {{{}}}".format(1))
print("{0.x} {0.y}".format(point), "{0[1]} {0[-1]}".format({1: "a", "-1": "b"}), "{a[key]} {a[0 x]}".format(a={"key": 1, "0 x": 2}), "{0[0].x}".format([point]), "{.x}".format(point))
print("{} {:;} {!s:.5}".format(point, point, "abcdefgh"), "{!r} {!a} {!s}".format("é", "é", "é"), "{:>{}} {:{w}.{p}f}".format("x", 5, 3.14159, w=8, p=2), "{:{}{}}".format(5, ">", 4))
print("{:d} {:x} {:,} {:%}".format(5, 255, 12345, 0.5), "{:^9}|{:<5}|{:>5}".format("mid", "l", "r"), "{0:}{1!r:}".format(1, "a"), "{:{}}".format(1, ""))
def attempt(text, *args, **kwargs):
    try:
        print(text.format(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in ("{", "}", "{}}", "{0", "{!}", "{!x}", "{!rr}", "{0!r", "{:", "{a.}", "{0[}", "{0[]}", "{0[a]b}", "{0.x.y.}", "{} {0}", "{0} {}", "{5}", "{nope}", "{0.nope}", "{0[nope]}", "{:{:{}}}", "{a b}", "{-1}", "{ 0}", "{:d}", "{99999999999999999999}", "{0!r:{1}}x{"):
    attempt(text, "a", 1)
attempt("{:>5}", None)
attempt("{:d}", 1.5)
attempt("{}", *[])
attempt("{:s}", 5)
attempt("{:x}", "a")
print("{a} {b}".format_map({"a": 1, "b": 2}))
for mapping in ({"a": 1}, 5, [1]):
    try:
        print("{b}".format_map(mapping))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
