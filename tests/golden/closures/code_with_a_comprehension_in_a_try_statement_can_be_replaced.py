# The comprehension has a cell of its own for a variable whose name an outer function captures; where it raises, the outer
# cell is back. The verifier thought otherwise, and refused code that the compiler had made.


def outer(b):
    def keep():
        return b

    try:
        print(0)
    finally:
        try:
            print([f() for f in [(lambda: b) for b in range(2)]])
            print([(lambda: b) for b in None])
        except TypeError as problem:
            print(type(problem).__name__)
    return keep, b


outer.__code__ = outer.__code__.replace(co_name="renamed")
keep, b = outer(7)
# expect: 0
# expect: [1, 1]
# expect: TypeError
print(keep(), b, outer.__code__.co_name)  # expect: 7 7 renamed
