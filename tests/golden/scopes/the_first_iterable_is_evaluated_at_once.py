# The first iterable is evaluated in the enclosing scope immediately; everything else inside. For genexps
# iter() of it is also taken at once.
def f():
    x = [1, 2]
    return [x for x in x]
print(f())  # expect: [1, 2]
(i for i in 5)  # expect error: TypeError: 'int' object is not iterable
