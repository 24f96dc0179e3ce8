# `sep`, `end` and `file`-less printing.
print(1, "a", None, sep="-", end="!\n")  # expect: 1-a-None!
print("no newline", end="")
print()  # expect: no newline
print(*[1, 2], sep="")  # expect: 12
print(sep="x")  # expect:
print("a", "b", sep=None, end=None)  # expect: a b
try:
    print("x", sep=3)
except TypeError as error:
    print(error)  # expect: sep must be None or a string, not int
print("x", colour=1)  # expect error: TypeError: print() got an unexpected keyword argument 'colour'
