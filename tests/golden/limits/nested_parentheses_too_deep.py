# Source nested too deeply is refused before anything runs.
for source in ("(" * 300 + "1" + ")" * 300, "[" * 250 + "]" * 250, "(" * 150 + "1" + ")" * 150):
    try:
        eval(source)
        print("evaluated")
    except (SyntaxError, MemoryError) as error:
        print(type(error).__name__, error.args[0] if error.args else "")
        # expect: SyntaxError too many nested parentheses
        # expect: SyntaxError too many nested parentheses
        # expect: evaluated
