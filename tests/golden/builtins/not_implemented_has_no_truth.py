# NotImplemented in a boolean context is a mistake.
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: bool(NotImplemented))  # expect: NotImplemented should not be used in a boolean context
attempt(lambda: not NotImplemented)  # expect: NotImplemented should not be used in a boolean context
attempt(lambda: NotImplemented or 1)  # expect: NotImplemented should not be used in a boolean context
attempt(lambda: [x for x in [1] if NotImplemented])  # expect: NotImplemented should not be used in a boolean context
attempt(lambda: any([0, NotImplemented]))  # expect: NotImplemented should not be used in a boolean context
attempt(lambda: NotImplemented.__bool__())  # expect: NotImplemented should not be used in a boolean context


class Odd:
    def __eq__(self, other):
        return NotImplemented


print(Odd() == 1, Odd() != 1)  # expect: False True
