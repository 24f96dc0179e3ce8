def note(what):
    print("evaluated", what)
    return what

def f(a: note(int), *, b: note(str) = "b") -> note(None):
    return a

print("defined")  # expect: defined
f(1)
print("called")  # expect: called
print(f.__annotations__)
# expect: evaluated <class 'int'>
# expect: evaluated <class 'str'>
# expect: evaluated None
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': None}
print(f.__annotations__)  # expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': None}
