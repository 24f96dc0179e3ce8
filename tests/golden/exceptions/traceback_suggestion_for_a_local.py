# A near miss among locals, enclosing names and builtins is suggested.
def outer():
    threshold = 3
    def inner():
        return treshold
    threshold
    return inner()

for text in ("prnt(1)", "lenn([])"):
    try:
        eval(text)
    except NameError as error:
        print(error)
        # expect: name 'prnt' is not defined
        # expect: name 'lenn' is not defined
def local():
    maximum = 4
    return maximun
    # expect error: NameError: name 'maximun' is not defined. Did you mean: 'maximum'?

local()
