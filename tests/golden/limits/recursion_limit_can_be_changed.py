# `sys.setrecursionlimit` bounds the depth of calls.
import sys

def descend(n):
    return n if n == 0 else descend(n - 1)

print(descend(800))  # expect: 0
sys.setrecursionlimit(200)
try:
    descend(500)
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
print(descend(100), sys.getrecursionlimit())  # expect: 0 200
sys.setrecursionlimit(5000)
print(descend(4000))  # expect: 0
for wrong in (0, -5, "many"):
    try:
        sys.setrecursionlimit(wrong)
    except (ValueError, TypeError) as error:
        print(error)
        # expect: recursion limit must be greater or equal than 1
        # expect: recursion limit must be greater or equal than 1
        # expect: 'str' object cannot be interpreted as an integer
