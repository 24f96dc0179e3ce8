# A class with type parameters derives from Generic, can be subscripted, and checks the number.
class Pair[A, B]:
    def __init__(self, a: A, b: B): self.both = a, b
class Same[T](Pair[T, T]): pass

print(Pair.__type_params__, Pair.__parameters__, [c.__name__ for c in Pair.__mro__])  # expect: (A, B) (A, B) ['Pair', 'Generic', 'object']
print(Pair[int, str], Pair[int, str](1, "x").both, Pair[int, str].__args__)  # expect: __main__.Pair[int, str] (1, 'x') (<class 'int'>, <class 'str'>)
print(Same.__orig_bases__, Same[int], Same.__bases__[0] is Pair)  # expect: (__main__.Pair[T, T], typing.Generic[T]) __main__.Same[int] True
for wrong in (lambda: Pair[int], lambda: Same[int, str], lambda: Pair[int, str][int]):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: Too few arguments for <class '__main__.Pair'>; actual 1, expected at least 2
# expect: Too many arguments for <class '__main__.Same'>; actual 2, expected 1
# expect: __main__.Pair[int, str] is not a generic class
