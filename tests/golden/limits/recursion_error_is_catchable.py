# Too deep a recursion is a RecursionError, and the program can go on.
import sys

print(sys.getrecursionlimit())  # expect: 1000

def descend(n):
    return descend(n + 1)

try:
    descend(0)
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded

def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n

reached = depth()
print(900 < reached <= 1000, depth() == reached)  # expect: True True
print(sum(range(10)))  # expect: 45
