# Code made by `exec` has no source lines in a traceback.
def helper(n):
    return 1 // n
    # expect error: ZeroDivisionError: division by zero

exec("def run(n):\n    return helper(n) + 1\n\nrun(0)")
