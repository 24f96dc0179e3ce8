# The line of a failing decorator call.
def refuse(function):
    raise TypeError("not " + function.__name__)
    # expect error: TypeError: not target

@refuse
def target():
    pass
