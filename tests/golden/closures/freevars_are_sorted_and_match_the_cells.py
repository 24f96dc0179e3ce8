# `co_freevars` is sorted by name, and `__closure__` follows it.
def outer(width, height):
    border = 2
    def area():
        return (width + border) * (height + border)
    return area

area = outer(3, 4)
print(area.__code__.co_freevars)  # expect: ('border', 'height', 'width')
print([cell.cell_contents for cell in area.__closure__])  # expect: [2, 4, 3]
print(dict(zip(area.__code__.co_freevars, [c.cell_contents for c in area.__closure__])), area())
# expect: {'border': 2, 'height': 4, 'width': 3} 30
