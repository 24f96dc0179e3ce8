# __set_name__ runs when the class is made, in the order of the body, before __init_subclass__.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, "unset")
    def __set__(self, instance, value):
        instance.__dict__[self.name] = f"checked {value}"

class Base:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__)

class Form(Base):
    b = Field()
    a = Field()
    same = a
    plain = 5
# expect: set_name Form b
# expect: set_name Form a
# expect: set_name Form same
# expect: init_subclass Form

form = Form()
form.a = 1
print(form.a, form.b, Form.a.name, form.__dict__)  # expect: checked 1 unset same {'same': 'checked 1'}
Form.later = Field()
print(hasattr(Form.later, "name"))  # expect: False
class Failing:
    def __set_name__(self, owner, name):
        raise KeyError(name)

try:
    class Broken:
        x = Failing()
except KeyError as error:
    print(type(error).__name__, error, error.__notes__)
    # expect: KeyError 'x' ["Error calling __set_name__ on 'Failing' instance 'x' in 'Broken'"]
class Wrong:
    __set_name__ = 5

try:
    class Odd:
        y = Wrong()
except TypeError as error:
    print(error, error.__notes__)
    # expect: 'int' object is not callable ["Error calling __set_name__ on 'Wrong' instance 'y' in 'Odd'"]
class OnInstance:
    pass

quiet = OnInstance()
quiet.__set_name__ = lambda *args: print("never")
class Quiet:
    z = quiet

print("done")  # expect: done
