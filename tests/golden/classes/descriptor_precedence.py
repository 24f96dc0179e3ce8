# Data descriptors win over the instance, the instance over other descriptors.
class Data:
    def __get__(self, instance, owner=None):
        return f"data {type(instance).__name__} {owner.__name__}"
    def __set__(self, instance, value):
        print("set", value)
    def __delete__(self, instance):
        print("delete")

class NonData:
    def __get__(self, instance, owner=None):
        return f"non-data {instance is None}"

class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["set_only"] = value * 2

class Thing:
    data, non_data, set_only = Data(), NonData(), SetOnly()

thing = Thing()
thing.__dict__.update(data="from dict", non_data="from dict")
print(thing.data, thing.non_data, Thing.data, Thing.non_data, type(thing.set_only).__name__)
# expect: data Thing Thing from dict data NoneType Thing non-data True SetOnly
thing.data = 5  # expect: set 5
thing.set_only = 4
del thing.data  # expect: delete
print(thing.set_only, thing.__dict__)  # expect: 8 {'data': 'from dict', 'non_data': 'from dict', 'set_only': 8}
del thing.non_data
print(thing.non_data)  # expect: non-data False
for action in ("del thing.set_only", "del thing.non_data", "thing.data.x"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
        # expect: __delete__
        # expect: 'Thing' object has no attribute 'non_data'
        # expect: 'str' object has no attribute 'x'
Thing.data = "replaced"
print(Thing.data, thing.data)  # expect: replaced from dict
class Raising:
    def __get__(self, instance, owner):
        raise AttributeError("descriptor says no")

class Fallback:
    attr = Raising()
    def __getattr__(self, name):
        return f"fallback {name}"

print(Fallback().attr, Fallback().other)  # expect: fallback attr fallback other
class OnInstance:
    pass

on_instance = OnInstance()
on_instance.field = Data()
print(type(on_instance.field).__name__)  # expect: Data
