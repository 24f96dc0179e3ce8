# What `exec`, `eval` and `compile` say about wrong arguments.
attempts = [
    lambda: eval(1),
    lambda: exec(None),
    lambda: eval("1", 3),
    lambda: exec("1", []),
    lambda: eval("1", {}, 5),
    lambda: eval("1 +"),
    lambda: eval(""),
    lambda: exec("if"),
    lambda: compile("1", "f"),
    lambda: exec("a = (", {}),
]
for attempt in attempts:
    try:
        attempt()
        print("accepted")
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)
        # expect: TypeError eval() arg 1 must be a string, bytes or code object
        # expect: TypeError exec() arg 1 must be a string, bytes or code object
        # expect: TypeError globals must be a dict
        # expect: TypeError exec() globals must be a dict, not list
        # expect: TypeError locals must be a mapping
        # expect: SyntaxError invalid syntax (<string>, line 1)
        # expect: SyntaxError invalid syntax (<string>, line 0)
        # expect: SyntaxError invalid syntax (<string>, line 1)
        # expect: TypeError compile() missing required argument 'mode' (pos 3)
        # expect: SyntaxError '(' was never closed (<string>, line 1)
