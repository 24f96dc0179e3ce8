# Each statement that binds a name makes it local to the whole function.
x = "module"

def augmented():
    x
    x += "!"

def annotated():
    x
    x: str

def loop_target():
    x
    for x in ():
        pass

def with_target():
    x
    with open as x:
        pass

def handler():
    x
    try:
        pass
    except Exception as x:
        pass

def nested_def():
    x
    def x(): pass

def nested_class():
    x
    class x: pass

def walrus():
    x
    (x := 1)

for function in (augmented, annotated, loop_target, with_target, handler, nested_def, nested_class, walrus):
    try:
        function()
        print(function.__name__, "read the global")
    except UnboundLocalError as error:
        print(function.__name__, error.name)
        # expect: augmented None
        # expect: annotated None
        # expect: loop_target None
        # expect: with_target None
        # expect: handler None
        # expect: nested_def None
        # expect: nested_class None
        # expect: walrus None
