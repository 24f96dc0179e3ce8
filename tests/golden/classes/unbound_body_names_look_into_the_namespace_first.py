# If the class body does not bind the name, it is a free variable and is looked up in the class namespace dict
# first, then the cell (LOAD_FROM_DICT_OR_DEREF).
def f():
    x = "cell"
    class C:
        locals()["x"] = "dict"
        y = x
    return C.y
print(f())  # expect: dict
