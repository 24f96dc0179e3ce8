# A class whose metaclass has __del__ is finalised when a collection finds it.
import gc

names = []


class Meta(type):
    def __del__(cls):
        names.append(cls.__name__)


def leave():
    class One(metaclass=Meta):
        pass

    class Two(One):
        pass

    Meta("Three", (), {})


leave()
gc.collect()
print(sorted(names))  # expect: ['One', 'Three', 'Two']
