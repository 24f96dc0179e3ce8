def f(x: Missing): pass

class C:
    y: Missing

for owner in f, C:
    try:
        owner.__annotations__
    except NameError as error:
        print(error, error.name)
        # expect: name 'Missing' is not defined Missing
        # expect: name 'Missing' is not defined Missing
Missing = int
print(f.__annotations__, C.__annotations__)  # expect: {'x': <class 'int'>} {'y': <class 'int'>}
