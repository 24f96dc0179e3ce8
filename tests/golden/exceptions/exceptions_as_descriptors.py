# An exception whose class has `__get__` and `__set__` is a descriptor.
class Field(Exception):
    def __get__(self, instance, owner=None):
        return ("get", instance is None, owner.__name__)

    def __set__(self, instance, value):
        print("set", value)

    def __delete__(self, instance):
        print("delete")


class Weak(Exception):
    def __get__(self, instance, owner=None):
        return "weak"


class Owner:
    field = Field()
    weak = Weak()


owner = Owner()
print(Owner.field, owner.field, owner.weak)  # expect: ('get', True, 'Owner') ('get', False, 'Owner') weak
owner.field = 3  # expect: set 3
del owner.field  # expect: delete
owner.weak = "own"
print(owner.weak, owner.__dict__)  # expect: own {'weak': 'own'}
