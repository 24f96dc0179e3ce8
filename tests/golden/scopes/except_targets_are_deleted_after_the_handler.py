# `except ... as name` ends with an implicit `del name`, also when a closure captured it.
def guarded():
    try:
        [][3]
    except IndexError as problem:
        message = str(problem)
        peek = lambda: problem
        print(peek() is problem)
    print(message)
    return peek

peek = guarded()
# expect: True
# expect: list index out of range
try:
    peek()
except NameError as error:
    print(error)
    # expect: cannot access free variable 'problem' where it is not associated with a value in enclosing scope

def read_after():
    problem = "before"
    try:
        int("x")
    except ValueError as problem:
        pass
    return problem
    # expect error: UnboundLocalError: cannot access local variable 'problem' where it is not associated with a value

read_after()
