# A copy of a partial has the same dict of keywords, which a script can change.
import copy
import functools

made = functools.partial(dict, a=1)
print(copy.copy(made).keywords is made.keywords)  # expect: True
made.keywords[5] = 6
print(made)  # expect: functools.partial(<class 'dict'>, a=1, 5=6)
try:
    made()
except TypeError as error:
    print(error)  # expect: keywords must be strings
