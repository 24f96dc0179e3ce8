# `global x` in a class body: assignment goes to module globals.
class C:
    global gx
    gx = 5
print(gx, hasattr(C, "gx"))  # expect: 5 False
