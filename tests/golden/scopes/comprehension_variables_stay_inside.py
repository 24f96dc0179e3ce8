# The loop variable of a comprehension does not touch the outer one, also when it raises.
def normal():
    item = "outer"
    squares = [item * item for item in range(4)]
    return item, squares

def raising():
    item = "outer"
    try:
        {item: 1 // item for item in (2, 1, 0)}
    except ZeroDivisionError:
        pass
    return item

def unbound():
    try:
        return [n for n in "ab"], n
    except NameError as error:
        return str(error)

print(normal(), raising(), unbound())  # expect: ('outer', [0, 1, 4, 9]) outer name 'n' is not defined
item = "module"
print({item for item in (1,)}, item)  # expect: {1} module
