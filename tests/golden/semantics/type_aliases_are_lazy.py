# `type X = ...` evaluates its value when it is first asked for.
type Later = Missing
Missing = "defined afterwards"
print(Later.__value__, Later, Later.__name__)  # expect: defined afterwards Later Later

class Holder:
    element = int
    type Elements = (element, "of a class")

print(Holder.Elements.__value__)  # expect: (<class 'int'>, 'of a class')

def outer():
    local = "first"
    type Local = local
    local = "second"
    return Local

print(outer().__value__)  # expect: second
type Pair[T] = (T, T)
print(Pair.__type_params__, Pair.__value__)  # expect: (T,) (T, T)
type Broken = Undefined  # expect error: NameError: name 'Undefined' is not defined
Broken.__value__
