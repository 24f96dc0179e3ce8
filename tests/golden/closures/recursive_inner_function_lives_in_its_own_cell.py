# A nested function that calls itself does so through the cell that holds it.
def outer():
    def countdown(n):
        return [n] + countdown(n - 1) if n else ["lift-off"]
    return countdown

countdown = outer()
print(countdown(3))  # expect: [3, 2, 1, 'lift-off']
print(countdown.__closure__[0].cell_contents is countdown)  # expect: True
countdown.__closure__[0].cell_contents = lambda n: ["replaced"]
print(countdown(3))  # expect: [3, 'replaced']
