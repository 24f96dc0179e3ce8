# The frames of a recursion that went too deep are unwound one by one.
unwound = 0

def descend():
    global unwound
    try:
        descend()
    finally:
        unwound += 1

try:
    descend()
except RecursionError:
    print(unwound > 900)  # expect: True

def generator():
    yield from generator()

try:
    next(generator())
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
