# float() of texts and objects, and what it refuses.
class Real:
    def __float__(self):
        return 2.5

class Text:
    def __float__(self):
        return "2.5"

class Whole:
    def __float__(self):
        return 2

class Index:
    def __index__(self):
        return 10**400

def attempt(*args, **kwargs):
    try:
        print(float(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for text in ("1", " -1.5e3 ", ".5", "5.", "1_0.2_5", "inf", "-Infinity", "NaN", "1e400", "1e-400", "٣.٥", b"2.5", "1e22", "9007199254740993"):
    attempt(text)
for text in ("", "1__0", "_1", "1_", "1e", "e5", "0x1", "1.2.3", "infi", "- 1", b"x", "1 2"):
    attempt(text)
attempt()
attempt(True)
attempt(10**400)
attempt(Real())
attempt(Text())
attempt(Whole())
attempt(Index())
attempt(None)
attempt([1])
attempt(1j)
attempt(1, 2)
attempt(x=1)
