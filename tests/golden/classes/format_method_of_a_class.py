# __format__ gets the text after the colon, with nested fields filled in.
class Angle:
    def __init__(self, degrees):
        self.degrees = degrees
    def __format__(self, spec):
        unit, _, rest = spec.partition("|")
        value = {"": self.degrees, "deg": self.degrees, "turn": self.degrees / 360}[unit]
        return format(value, rest)
    def __str__(self):
        return f"{self.degrees}°"
    def __repr__(self):
        return f"Angle({self.degrees})"

angle, digits = Angle(90), 3
print(f"{angle}", f"{angle:turn}", f"{angle:turn|.{digits}f}", f"{angle!s:>5}", f"{angle!r:<12}|", f"{angle = }", f"{angle=:turn}", f"{angle=!s}", "{:deg|>6}".format(angle), "{0:turn} {0!r}".format(angle), format(angle, "turn|%"))
# expect: 90 0.25 0.250   90° Angle(90)   | angle = Angle(90) angle=0.25 angle=90°     90 0.25 Angle(90) 25.000000%
for spec in ("miles", "deg|zz"):
    try:
        print(f"{angle:{spec}}")
    except Exception as error:
        print(type(error).__name__, error)
        # expect: KeyError 'miles'
        # expect: ValueError Unknown format code 'z' for object of type 'int'
class Wrong:
    def __format__(self, spec):
        return None

class Subclass(str):
    def __format__(self, spec):
        return f"<{super().__format__(spec)}>"

try:
    f"{Wrong()}"
except TypeError as error:
    print(error)  # expect: __format__ must return a str, not NoneType
print(f"{Subclass('x'):>3}", f"{Subclass('y')}", "%s" % Subclass("z"), str.format("{}", Subclass("w")), f"{Subclass('v')!s:>2}")
# expect: <  x> <y> z <w>  v
