# list[int] and its kind: their parts, comparison, calls and substitution.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

alias = list[int]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__, dict[str, list[int]], tuple[int, ...], tuple[()], type(alias), list["text"], type[int], list[None], set[...])
# expect: list[int] <class 'list'> (<class 'int'>,) () dict[str, list[int]] tuple[int, ...] tuple[()] <class 'types.GenericAlias'> list['text'] type[int] list[None] set[...]
print(alias == list[int], alias != list[str], hash(alias) == hash(list[int]), alias == list, alias([1]), type(alias()), alias.append is list.append, alias.__class__, isinstance(alias, type), {alias: 1}[list[int]])
# expect: True True True False [1] <class 'list'> True <class 'types.GenericAlias'> False 1
class Box[T]:
    pass

T = Box.__type_params__[0]
generic = dict[T, list[T]]
print(generic, generic.__parameters__, generic[int], generic[str].__args__, (list[T] | None)[int], tuple[T, int][str], generic.__getitem__(bytes))  # expect error: TypeError: descriptor '__getitem__' for 'dict' objects doesn't apply to a 'type' object
print(alias | None, int | alias, alias.__mro_entries__(()), type("Sub", (list,), {}).__bases__, *tuple[int, str].__args__, next(iter(tuple[int])), (*tuple[int],)[0].__unpacked__)
class Numbers(list[int]):
    pass

print(Numbers.__bases__, Numbers.__orig_bases__, Numbers([1]), types.GenericAlias(list, int) == alias, types.GenericAlias(list, (int, str)), types.GenericAlias(5, 6))
attempt(lambda: alias[str])
attempt(lambda: generic[int, str])
attempt(isinstance, [], alias)
attempt(issubclass, list, alias)
attempt(lambda: int[str])
attempt(lambda: alias.nope)
attempt(setattr, alias, "__origin__", 1)
attempt(setattr, alias, "x", 1)
attempt(types.GenericAlias)
attempt(types.GenericAlias, list)
attempt(types.GenericAlias, list, int, str)
attempt(lambda: alias < alias)
attempt(lambda: alias | 5)
attempt(hash, list[[]])
print(sorted(set(dir(alias)) - set(dir(list))), alias.__doc__ == list.__doc__, alias.__name__, alias.__module__)
