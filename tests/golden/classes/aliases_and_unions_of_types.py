# `list[int]` and `int | str` are objects that compare, print and can be called or checked.
T = type("T", (), {})
print(list[int], dict[str, list[int]], tuple[int, ...], type[T])  # expect: list[int] dict[str, list[int]] tuple[int, ...] type[__main__.T]
print(list[int] == list[int], list[int] == list, hash(list[int]) == hash(list[int]))  # expect: True False True
print(list[int].__origin__, list[int].__args__, list[int]("ab"))  # expect: <class 'list'> (<class 'int'>,) ['a', 'b']
print(int | str, int | None, int | int, (int | str) == (str | int))  # expect: int | str int | None <class 'int'> True
print((int | str | int).__args__, int | list[int])  # expect: (<class 'int'>, <class 'str'>) int | list[int]
class Numbers(list[int]): pass
print(Numbers.__bases__, Numbers.__orig_bases__)  # expect: (<class 'list'>,) (list[int],)
for wrong in (lambda: list[int][str], lambda: int | 3, lambda: T[int], lambda: (int | str)(), lambda: list[int].missing):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(error)
# expect: list[int] is not a generic class
# expect: unsupported operand type(s) for |: 'type' and 'int'
# expect: type 'T' is not subscriptable
# expect: 'typing.Union' object is not callable
# expect: type object 'list' has no attribute 'missing'
