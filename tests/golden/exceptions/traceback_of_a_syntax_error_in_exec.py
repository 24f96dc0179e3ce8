# A SyntaxError in evaluated text shows that text.
def run(source):
    return eval(source)
    # expect error: SyntaxError: invalid syntax

run("1 +* 2")
