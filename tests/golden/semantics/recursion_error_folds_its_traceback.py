import sys
import traceback


def f():
    f()


try:
    f()
except RecursionError as e:
    text = traceback.format_exc()
    print(text.count("\n") < 20, text.splitlines()[-1], len(traceback.extract_tb(e.__traceback__)) > 900)
    # expect: True RecursionError: maximum recursion depth exceeded True
    print("Previous line repeated" in text, sys.getrecursionlimit())  # expect: True 1000
