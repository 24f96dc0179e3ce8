# Literals compare with ==, None and the bools with is; dotted names are values.
class Color:
    RED, GREEN = "red", "green"
    class Shade:
        DARK = 0.5

def name(value):
    match value:
        case None:
            return "none"
        case True:
            return "true"
        case 0:
            return "zero"
        case -1 | -1.5:
            return "negative"
        case 3 + 4j:
            return "complex"
        case -2 - 1j:
            return "negative complex"
        case "text" | b"bytes":
            return "string"
        case "con" "catenated":
            return "concatenated"
        case Color.RED:
            return "red"
        case Color.Shade.DARK:
            return "dark"
        case _:
            return "other"

print([name(value) for value in (None, True, 1, 0, 0.0, False, -1, -1.5, 3 + 4j, -2 - 1j, "text", b"bytes", "concatenated", "red", 0.5, "green", [])])
# expect: ['none', 'true', 'other', 'zero', 'zero', 'zero', 'negative', 'negative', 'complex', 'negative complex', 'string', 'string', 'concatenated', 'red', 'dark', 'other', 'other']
class Equal:
    def __eq__(self, other):
        print("compared with", other)
        return other == -1

print(name(Equal()))
# expect: compared with 0
# expect: compared with -1
# expect: negative
class Failing:
    def __eq__(self, other):
        raise ValueError("no comparison")

try:
    name(Failing())
except ValueError as error:
    print(error)  # expect: no comparison
try:
    match 5:
        case Color.BLUE:
            pass
except AttributeError as error:
    print(error)  # expect: type object 'Color' has no attribute 'BLUE'
