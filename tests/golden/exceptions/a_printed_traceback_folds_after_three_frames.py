# Repeated frames in a printed traceback are folded after three repetitions.
import traceback
def f(): f()
try: f()
except RecursionError: print([l for l in traceback.format_exc().splitlines() if "repeated" in l])
# expect: ['  [Previous line repeated 996 more times]']
