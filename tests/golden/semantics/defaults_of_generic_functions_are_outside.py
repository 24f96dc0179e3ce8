# Defaults and decorators do not see the type parameters, annotations do.
T = "module T"
seen = []

def remember(function):
    seen.append(T)
    return function

@remember
def generic[T](value=T, *, key=T) -> T:
    return value, key, T

value, key, inside = generic()
print(value, key, inside, seen)  # expect: module T module T T ['module T']
print(generic.__annotations__["return"] is inside, generic.__qualname__)  # expect: True generic
