"""A comprehension in a class body does not see the names that the class keeps for itself."""
try:
    class Alone:
        [__conditional_annotations__ for _ in [1]]
except NameError as error:
    print(error)  # expect: name '__conditional_annotations__' is not defined


class Outer:
    try:
        class Inner:
            names = [__conditional_annotations__ for _ in [1]]
    except NameError as error:
        print(error)
# expect: name '__conditional_annotations__' is not defined
