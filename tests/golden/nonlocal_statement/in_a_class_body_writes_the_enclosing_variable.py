# With `nonlocal` a class body rebinds the function's variable and gets no attribute of that name.
def build():
    registered = 0
    class Plugin:
        nonlocal registered
        registered += 1
        name = "plugin"
    return registered, [hasattr(Plugin, n) for n in ("registered", "name")]

print(build())  # expect: (1, [False, True])

def several():
    names = []
    last = None
    for label in "ab":
        class Item:
            nonlocal last
            last = label
            names.append(last)
    return names, last

print(several())  # expect: (['a', 'b'], 'b')
