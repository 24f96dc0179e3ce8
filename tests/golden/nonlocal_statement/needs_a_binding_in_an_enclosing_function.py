# A global or a class attribute is no binding that `nonlocal` can reach.
limit = 10
print("never printed")

def clamp():
    nonlocal limit  # expect syntax error: no binding for nonlocal 'limit' found
    limit = 5
