# Only a function that uses a variable of an enclosing function has a tuple of cells.
def make_both():
    colour = "green"

    def with_colour():
        return colour

    def without():
        return "grey"

    return with_colour, without

with_colour, without = make_both()
print(with_colour.__closure__)  # expect: (<cell at 0x...: str object at 0x...>,)
print(without.__closure__)  # expect: None
print(with_colour(), without())  # expect: green grey
