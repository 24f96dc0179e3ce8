# Setting and deleting an item are one slot: a class with only one of the methods lacks the other by its name.
class OnlySet:
    def __setitem__(self, key, value):
        print("set", key, value)


class OnlyDelete:
    def __delitem__(self, key):
        print("delete", key)


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def delete(target, key):
    del target[key]


attempt(lambda: OnlySet().__setitem__(1, 2))  # expect: set 1 2
attempt(lambda: delete(OnlySet(), 1))  # expect: AttributeError __delitem__
attempt(lambda: delete(OnlySet(), slice(1, 2)))  # expect: AttributeError __delitem__
attempt(lambda: delete(OnlyDelete(), 1))  # expect: delete 1


def assign(target, key):
    target[key] = 0


attempt(lambda: assign(OnlyDelete(), 1))  # expect: AttributeError __setitem__
attempt(lambda: assign(OnlyDelete(), slice(3)))  # expect: AttributeError __setitem__
attempt(lambda: assign(object(), 1))  # expect: TypeError 'object' object does not support item assignment
attempt(lambda: delete(object(), 1))  # expect: TypeError 'object' object does not support item deletion


# So is power: with three arguments a class that has only the reflected method lacks the plain one.
class OnlyReflected:
    def __rpow__(self, other, modulus=None):
        return "reflected"


class Integer(int):
    def __rpow__(self, other, modulus=None):
        return "reflected"


class Real(float):
    def __pow__(self, other, modulus=None):
        return NotImplemented


print(2 ** OnlyReflected())  # expect: reflected
attempt(lambda: pow(OnlyReflected(), 2, 5))
# expect: TypeError unsupported operand type(s) for ** or pow(): 'OnlyReflected', 'int', 'int'
print(pow(Integer(3), 2, 5))  # expect: 4
attempt(lambda: pow(2, OnlyReflected(), 5))
attempt(lambda: pow(2, Real(2), 5))
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
attempt(lambda: pow(2, 2.0, 5))  # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
