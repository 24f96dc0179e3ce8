# A missing name that is a module of the standard library gets a hint.
def now():
    return sys.version
    # expect error: NameError: name 'sys' is not defined. Did you forget to import 'sys'?

now()
