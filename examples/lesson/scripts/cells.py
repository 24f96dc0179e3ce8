def workshop():
    tool = "saw"

    def uses_it():
        return tool

    def does_not():
        return "bare hands"

    return uses_it, does_not


with_cell, without = workshop()
print(with_cell.__closure__[0].cell_contents)
print(without.__closure__)
