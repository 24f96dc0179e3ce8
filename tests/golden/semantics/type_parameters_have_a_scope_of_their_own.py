# Type parameters are free variables of the function and invisible outside.
def convert[Source, Target](value):
    return Source, Target

print(convert.__type_params__, convert.__code__.co_freevars)  # expect: (Source, Target) ('Source', 'Target')
source, target = convert(1)
print(source is convert.__type_params__[0], target.__name__, type(target).__name__)
# expect: True Target TypeVar

class Box[Item]:
    def item_type(self):
        return Item

print(Box.__type_params__[0] is Box().item_type(), hasattr(Box, "Item"))  # expect: True False

def variadic[*Rest, **Spec](): pass
print(variadic.__type_params__)  # expect: (Rest, Spec)
Source  # expect error: NameError: name 'Source' is not defined. Did you mean: 'source'?
