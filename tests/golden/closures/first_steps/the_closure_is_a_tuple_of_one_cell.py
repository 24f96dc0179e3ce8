# What `__closure__` shows: one cell for the one variable, with the kind of value in it.
def make_box():
    content = ["a", "b"]

    def look():
        return content

    return look

look = make_box()
print(look.__closure__)  # expect: (<cell at 0x...: list object at 0x...>,)
print(look.__closure__[0].cell_contents is look())  # expect: True
