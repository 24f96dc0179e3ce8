# A metaclass that swallows `__classcell__` breaks methods that need `__class__`.
class Keeps(type):
    def __new__(meta, name, bases, namespace):
        print(name, "__classcell__" in namespace)
        made = super().__new__(meta, name, bases, namespace)
        print("__classcell__" in vars(made))
        return made

class Good(metaclass=Keeps):
    # expect: Good True
    # expect: False
    def which(self):
        return __class__.__name__

class Plain(metaclass=Keeps):
    # expect: Plain False
    # expect: False
    pass

print(Good().which())  # expect: Good

class Drops(type):
    def __new__(meta, name, bases, namespace):
        del namespace["__classcell__"]
        return super().__new__(meta, name, bases, namespace)

class Bad(metaclass=Drops):
    # expect error: RuntimeError: __class__ not set defining 'Bad' as <class '__main__.Bad'>. Was __classcell__ propagated to type.__new__?
    def which(self):
        return __class__
