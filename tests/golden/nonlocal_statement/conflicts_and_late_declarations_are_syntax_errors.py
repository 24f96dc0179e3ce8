# Declarations that come too late or contradict each other, with the line of the declaration.
sources = [
    "def f(p):\n    global p",
    "def f(*p):\n    nonlocal p",
    "def o():\n    v = 1\n    def f(v):\n        nonlocal v",
    "def f():\n    print(v)\n    global v",
    "def f():\n    v = 1\n    global v",
    "def f():\n    v: int\n    global v",
    "def o():\n    v = 1\n    def f():\n        v\n        nonlocal v",
    "def o():\n    v = 1\n    def f():\n        v = 2\n        nonlocal v",
    "def o():\n    v = 1\n    def f():\n        nonlocal v\n        v: int = 3",
    "def o():\n    v = 1\n    def f():\n        global v\n        nonlocal v",
    "def o():\n    v = 1\n    def f():\n        nonlocal v\n        global v",
    "global v\ndef f():\n    for v in (): pass\n    global v",
    "def f():\n    global v\n    global v\n    v = 1",
    "class C:\n    v = 1\n    global v",
]
for source in sources:
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.lineno, error.msg)
        # expect: 2 name 'p' is parameter and global
        # expect: 2 name 'p' is parameter and nonlocal
        # expect: 4 name 'v' is parameter and nonlocal
        # expect: 3 name 'v' is used prior to global declaration
        # expect: 3 name 'v' is assigned to before global declaration
        # expect: 3 annotated name 'v' can't be global
        # expect: 5 name 'v' is used prior to nonlocal declaration
        # expect: 5 name 'v' is assigned to before nonlocal declaration
        # expect: 5 annotated name 'v' can't be nonlocal
        # expect: 4 name 'v' is nonlocal and global
        # expect: 4 name 'v' is nonlocal and global
        # expect: 4 name 'v' is assigned to before global declaration
        # expect: accepted
        # expect: 3 name 'v' is assigned to before global declaration
