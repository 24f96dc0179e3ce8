# `global` goes straight to the module, past every enclosing function.
mode = "module"

def outer():
    mode = "outer"
    def middle():
        def inner():
            global mode
            mode = mode + " changed"
            return mode
        return inner(), mode
    return middle(), mode

print(outer())  # expect: (('module changed', 'outer'), 'outer')
print(mode)  # expect: module changed
