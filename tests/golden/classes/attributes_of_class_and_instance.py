# An instance attribute hides the class's; deleting it uncovers the class's again.
class Lamp:
    colour = "white"
    shared = []

red = Lamp()
red.colour = "red"
red.shared.append("r")
print(red.colour, Lamp.colour, Lamp().shared, red.__dict__)  # expect: red white ['r'] {'colour': 'red'}
del red.colour
print(red.colour, hasattr(red, "size"), getattr(red, "size", "none"))  # expect: white False none
setattr(red, "size", 3)
Lamp.size = 9
print(red.size, Lamp().size, vars(red))  # expect: 3 9 {'size': 3}
try:
    del Lamp().size
except AttributeError as error:
    print(error)  # expect: 'Lamp' object has no attribute 'size'
Lamp().missing  # expect error: AttributeError: 'Lamp' object has no attribute 'missing'
