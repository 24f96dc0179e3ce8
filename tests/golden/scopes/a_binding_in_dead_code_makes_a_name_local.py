# A name bound anywhere in a function is local in all of it, even if the binding never runs.
level = "module"

def announce():
    print(level)
    while False:
        level = "function"

try:
    announce()
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'level' where it is not associated with a value

def after_return():
    return level
    # expect error: UnboundLocalError: cannot access local variable 'level' where it is not associated with a value
    level = "never reached"

after_return()
