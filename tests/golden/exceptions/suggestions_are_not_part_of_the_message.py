# "Did you mean" is added when a traceback is printed; `str(error)` does not have it.
counter = 1
try:
    countr
except NameError as error:
    print(error)  # expect: name 'countr' is not defined
try:
    [].apend
except AttributeError as error:
    print(error)  # expect: 'list' object has no attribute 'apend'
countr  # expect error: NameError: name 'countr' is not defined. Did you mean: 'counter'?
