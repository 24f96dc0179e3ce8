# A list comprehension shares the method's frame; a generator expression has a first argument of its own.
class Animal:
    def sound(self):
        return "?"

class Dog(Animal):
    def sound(self):
        return "Wuff " + super().sound()
    def in_list(self):
        return [super().sound() for _ in range(2)]
    def in_dict(self):
        return {n: super().sound() for n in range(1)}
    def in_generator(self):
        return list(super().sound() for _ in range(2))
        # expect error: TypeError: super(type, obj): obj (instance of range_iterator) is not an instance or subtype of type (Dog).

print(Dog().sound(), Dog().in_list(), Dog().in_dict())  # expect: Wuff ? ['?', '?'] {0: '?'}
Dog().in_generator()
