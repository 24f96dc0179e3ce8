# 'Did you mean' hints are computed only when the traceback is printed; not part of str(e).
counter = 1
try: countr
except NameError as e: print(e)  # expect: name 'countr' is not defined
countr  # expect error: NameError: name 'countr' is not defined. Did you mean: 'counter'?
