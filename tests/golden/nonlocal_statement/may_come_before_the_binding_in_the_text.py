# The enclosing function may bind the name later in the text; at run time it must be bound by then.
def outer(early):
    def write():
        nonlocal later
        later = "from inside"
    if early:
        write()
        print(later)
    def read():
        return later
    later = "from outside"
    print(read())
    write()
    return read()

print(outer(True))
# expect: from inside
# expect: from outside
# expect: from inside
print(outer(False))
# expect: from outside
# expect: from inside
