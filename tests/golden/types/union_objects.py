# int | str and its kind: members, comparison, isinstance, substitution.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

union = int | str
print(union, union.__args__, union.__parameters__, type(union), int | None, None | int, int | str | int, (int | str) | (str | bytes), int | int, list[int] | dict, bool | int)
print(union == str | int, union != int | bytes, hash(union) == hash(str | int), union == int, isinstance(1, union), isinstance(None, int | None), isinstance("a", int | list), issubclass(bool, union), issubclass(int, str | None), isinstance(1, (str, int | None)))
class Box[T]:
    pass

T = Box.__type_params__[0]
print(T | int, (T | int)[str], (T | list[T])[int], (T | None).__parameters__, Box | None, Box[int] | int, {union: 1}[str | int])
attempt(isinstance, 1, int | list[int])
attempt(issubclass, int, int | list[int])
attempt(isinstance, 1, T | int)
attempt(lambda: int | 5)
attempt(lambda: 5 | int)
attempt(lambda: "str" | int)
attempt(lambda: union | "x")
attempt(lambda: union[int])
attempt(union)
attempt(lambda: union < union)
attempt(setattr, union, "__args__", ())
attempt(setattr, union, "x", ())
attempt(types.UnionType)
attempt(type, "U", (types.UnionType,), {})
attempt(type, "U", (union,), {})
attempt(hash, int | list[[]])
attempt(lambda: union.__or__(5))
attempt(union.__eq__, 5)
