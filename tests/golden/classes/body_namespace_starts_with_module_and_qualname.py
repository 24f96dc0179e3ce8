# What a class namespace holds before and after the body.
class Card:  # expect: ['__firstlineno__', '__module__', '__qualname__']
    print(sorted(locals()))
    suit = "hearts"
    def flip(self):
        self.up = True
        self.turns = 1

class Documented:  # expect: What it is for. Documented __main__
    "What it is for."
    print(__doc__, __qualname__, __module__)

print(sorted(Card.__static_attributes__), Card.__firstlineno__)  # expect: ['turns', 'up'] 2
print(Documented.__doc__, Card.__doc__, Card.__module__)  # expect: What it is for. None __main__
