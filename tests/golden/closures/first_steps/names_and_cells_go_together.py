# The names in `co_freevars` and the cells in `__closure__` stand in the same order.
def make_order():
    item = "tea"
    amount = 3

    def total(price):
        return f"{amount} x {item}: {amount * price}"

    return total

total = make_order()
for name, cell in zip(total.__code__.co_freevars, total.__closure__):
    print(name, "=", cell.cell_contents)
    # expect: amount = 3
    # expect: item = tea
print(total(2))  # expect: 3 x tea: 6
