# __init_subclass__ sees each new subclass with the keywords of its statement.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        if key:
            cls.registry[key] = cls

class Json(Plugin, key="json"):
    pass

class Abstract(Plugin):
    pass

class Yaml(Abstract, key="yaml"):
    pass

print(sorted(Plugin.registry), Plugin.registry["yaml"] is Yaml)  # expect: ['json', 'yaml'] True
try:
    class Bad(Plugin, other=1):
        pass
except TypeError as error:
    print(error)  # expect: Bad.__init_subclass__() takes no keyword arguments
try:
    class Plain(object, key=1):
        pass
except TypeError as error:
    print(error)  # expect: Plain.__init_subclass__() takes no keyword arguments
class Failing:
    def __init_subclass__(cls):
        raise ValueError(f"no subclass {cls.__name__}")

try:
    class Child(Failing):
        pass
except ValueError as error:
    print(error)  # expect: no subclass Child
class Implicit:
    def __init_subclass__(cls):
        cls.name = cls.__name__.lower()
    @classmethod
    def check(cls):
        return cls.name

class Derived(Implicit):
    pass

print(Derived.check(), hasattr(Implicit, "name"), type(Implicit.__dict__["__init_subclass__"]).__name__)
# expect: derived False classmethod
made = type("Dynamic", (Plugin,), {}, key="dynamic")
print(Plugin.registry["dynamic"] is made)  # expect: True
