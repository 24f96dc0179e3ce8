for source in (
    "def f():\n    global x\n    x: int", "def f():\n    x: int\n    global x",
    "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int", "class C:\n    global x\n    x: int",
    "global x\nx: int\n", "x: int\nglobal x",
):
    try:
        exec(source)
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno)
        # expect: annotated name 'x' can't be global 3
        # expect: annotated name 'x' can't be global 3
        # expect: annotated name 'x' can't be nonlocal 5
        # expect: annotated name 'x' can't be global 3
        # expect: fine
        # expect: annotated name 'x' can't be global 2
