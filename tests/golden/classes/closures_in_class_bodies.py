# Methods capture the variables of a function around the class, and methods made in a loop share them.
def make(unit):
    class Measure:
        def __init__(self, n):
            self.n = n
        def __str__(self):
            return f"{self.n}{unit}"
        for name in ("add", "sub"):
            locals()[name] = lambda self, k: (name, k)
    def change(new):
        nonlocal unit
        unit = new
    return Measure, change

Measure, change = make("cm")
length = Measure(3)
print(length, Measure.__str__.__code__.co_freevars)  # expect: 3cm ('unit',)
change("mm")
print(length)  # expect: 3mm
try:
    length.add(1)
except NameError as error:
    print(error)  # expect: name 'name' is not defined
