# locals() in a function returns a fresh independent dict on every call.
def f():
    x = 1
    a = locals(); a["x"] = 9; b = locals()
    return x, a["x"], b["x"], a is b
print(f())  # expect: (1, 9, 1, False)
