# eval in an inner function sees enclosing variables only if the inner function itself captures them.
def o():
    a = b = 1
    def i():
        a
        try: return eval("b")
        except NameError as e: return eval("a"), str(e)
    return i()
print(o())  # expect: (1, "name 'b' is not defined")
