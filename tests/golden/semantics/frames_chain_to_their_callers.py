# Frames: f_back chains to the caller, f_code, f_globals, f_builtins, f_lineno; generator frames have f_back
# only while running.
import sys
def g():
    yield sys._getframe().f_back.f_code.co_name
x = g(); print(next(x), x.gi_frame.f_back)  # expect: <module> None
