# Recursion: RecursionError at sys.getrecursionlimit() (default 1000) Python frames; catchable, the frame
# count is restored.
import sys
print(sys.getrecursionlimit())  # expect: 1000
def f(): f()
try: f()
except RecursionError as e: print(e)  # expect: maximum recursion depth exceeded
print("alive")  # expect: alive
