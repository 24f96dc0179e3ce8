# `iter(list[int])` yields the alias with a star, once.
import copy

for alias in (list[int], tuple[int, ...], dict[str, int]):
    one = iter(alias)
    print(type(one), iter(one) is one)
    print(one.__reduce__(), list(copy.copy(one)))
    print(next(one), list(one), one.__reduce__(), next(one, "end"))
    try:
        next(one)
    except StopIteration as stop:
        print(repr(stop))
        # expect: <class 'generic_alias_iterator'> True
        # expect: (<built-in function iter>, (list[int],)) [*list[int]]
        # expect: *list[int] [] (<built-in function iter>, ((),)) end
        # expect: StopIteration()
        # expect: <class 'generic_alias_iterator'> True
        # expect: (<built-in function iter>, (tuple[int, ...],)) [*tuple[int, ...]]
        # expect: *tuple[int, ...] [] (<built-in function iter>, ((),)) end
        # expect: StopIteration()
        # expect: <class 'generic_alias_iterator'> True
        # expect: (<built-in function iter>, (dict[str, int],)) [*dict[str, int]]
        # expect: *dict[str, int] [] (<built-in function iter>, ((),)) end
        # expect: StopIteration()
try:
    type(iter(list[int]))()
except TypeError as error:
    print(error)  # expect: cannot create 'generic_alias_iterator' instances
print(hasattr(iter(list[int]), "__length_hint__"), hasattr(iter(list[int]), "__setstate__"))  # expect: False False
(single,) = list[int]
print(single, single.__unpacked__, [*list[int], *tuple[str]], {*list[int]})
# expect: *list[int] True [*list[int], *tuple[str]] {*list[int]}
