# `types.TracebackType` keeps the instruction and the line that it is given.
import sys
import types

for lasti, line in ((7, 2), (0, 0), (-1, 5), (10**6, 1)):
    made = types.TracebackType(None, sys._getframe(), lasti, line)
    print(made.tb_lasti, made.tb_lineno if line else "no line", made.tb_next)
    # expect: 7 2 None
    # expect: 0 no line None
    # expect: -1 5 None
    # expect: 1000000 1 None
