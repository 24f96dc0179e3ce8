# Abstract classes remember of which classes they said that they are subclasses, and forget the others with each
# registration. What was registered itself is found without being remembered.
import gc
import weakref
from abc import ABC, ABCMeta, get_cache_token


class Asked(ABCMeta):
    def __subclasscheck__(cls, subclass):
        print(f"{cls.__name__} asked for {subclass.__name__}")
        return super().__subclasscheck__(subclass)


def hooked(answer):
    class Hooked(ABC):
        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is not Hooked:
                return NotImplemented
            print("hook", subclass.__name__)
            return answers.get(subclass, answer)

    answers = Hooked.answers = {}
    return Hooked


class A: pass


class B(A): pass


class C: pass


print("-- answers of the hook are asked for once")  # expect: -- answers of the hook are asked for once
for answer in True, False, NotImplemented:
    Hooked = hooked(answer)
    print([issubclass(A, Hooked) for _ in range(3)], [isinstance(A(), Hooked) for _ in range(2)])
    Hooked.answers[A] = answer is not True
    print(issubclass(A, Hooked), isinstance(A(), Hooked))
    # expect: hook A
    # expect: [True, True, True] [True, True]
    # expect: True True
    # expect: hook A
    # expect: [False, False, False] [False, False]
    # expect: False False
    # expect: hook A
    # expect: [False, False, False] [False, False]
    # expect: False False

print("-- what was registered is not remembered, what derives from it is")
# expect: -- what was registered is not remembered, what derives from it is
Hooked = hooked(NotImplemented)
print(issubclass(A, Hooked), issubclass(B, Hooked))
# expect: hook A
# expect: hook B
# expect: False False
token = get_cache_token()
print(Hooked.register(A) is A, get_cache_token() == token, issubclass(get_cache_token().__class__, int))
# expect: True False True
for _ in range(2):
    print(issubclass(A, Hooked), isinstance(A(), Hooked), issubclass(B, Hooked), isinstance(B(), Hooked))
    # expect: hook A
    # expect: hook A
    # expect: hook B
    # expect: True True True True
    # expect: hook A
    # expect: hook A
    # expect: True True True True
token = get_cache_token()
print(Hooked.register(A), Hooked.register(B), get_cache_token() == token)
# expect: hook A
# expect: <class '__main__.A'> <class '__main__.B'> True
Hooked.answers[A] = False
print(issubclass(A, Hooked), issubclass(A, Hooked), issubclass(B, Hooked))
# expect: hook A
# expect: False False True
Hooked.register(C)  # expect: hook C
print(issubclass(A, Hooked), issubclass(C, Hooked), issubclass(C, Hooked))
# expect: hook A
# expect: hook C
# expect: hook C
# expect: False True True

print("-- a registration elsewhere lets all ask again for what they denied")
# expect: -- a registration elsewhere lets all ask again for what they denied
Denying, Elsewhere = hooked(NotImplemented), hooked(NotImplemented)
print(issubclass(A, Denying), issubclass(A, Denying))
# expect: hook A
# expect: False False
Elsewhere.register(C)  # expect: hook C
print(issubclass(A, Denying), isinstance(A(), Denying))
# expect: hook A
# expect: False False

print("-- registered classes are asked in turn, and so are subclasses")
# expect: -- registered classes are asked in turn, and so are subclasses


class Base(metaclass=Asked): pass


class Sub(Base): pass


class Other(metaclass=Asked): pass


Base.register(Other)
# expect: Base asked for Other
# expect: Sub asked for Other
# expect: Other asked for Base
print(issubclass(A, Base))
# expect: Base asked for A
# expect: Other asked for A
# expect: Sub asked for A
# expect: False
print(issubclass(A, Base))
# expect: Base asked for A
# expect: False
print(issubclass(Other, Base))
# expect: Base asked for Other
# expect: True
Sub.register(A)  # expect: Sub asked for A
print(issubclass(A, Base))
# expect: Base asked for A
# expect: Other asked for A
# expect: Sub asked for A
# expect: True
print(issubclass(A, Base))
# expect: Base asked for A
# expect: True
print(issubclass(A, Sub))
# expect: Sub asked for A
# expect: True
Other.register(C)  # expect: Other asked for C
print(isinstance(C(), Base), isinstance(C(), Base), isinstance(B(), Other))
# expect: Base asked for C
# expect: Other asked for C
# expect: Other asked for B
# expect: True True False

print("-- what claims another class is asked for by both")  # expect: -- what claims another class is asked for by both


class Claims:
    __class__ = A


Hooked = hooked(NotImplemented)
print(isinstance(Claims(), Hooked), isinstance(Claims(), Hooked))
# expect: hook A
# expect: hook Claims
# expect: False False
Hooked.register(Claims)
print(isinstance(Claims(), Hooked), issubclass(A, Hooked))
# expect: hook A
# expect: hook Claims
# expect: True False
Hooked.register(A)
print(isinstance(Claims(), Hooked))
# expect: hook A
# expect: True

print("-- bases that change are not noticed by what is remembered")
# expect: -- bases that change are not noticed by what is remembered


class Changing(A): pass


Hooked = hooked(NotImplemented)
Hooked.register(A)  # expect: hook A
print(issubclass(Changing, Hooked))
# expect: hook Changing
# expect: True
Changing.__bases__ = (C,)
print(issubclass(Changing, Hooked), issubclass(Changing, A))  # expect: True False
Hooked._abc_caches_clear()
print(issubclass(Changing, Hooked), issubclass(A, Hooked))
# expect: hook Changing
# expect: hook A
# expect: False True
Hooked._abc_registry_clear()
print(issubclass(A, Hooked))
# expect: hook A
# expect: False

print("-- nothing that is remembered is kept alive")  # expect: -- nothing that is remembered is kept alive


def is_gone(answer, register):
    class Short: pass
    Hooked = hooked(answer)
    if register:
        Hooked.register(Short)
    print(issubclass(Short, Hooked), isinstance(Short(), Hooked))
    reference = weakref.ref(Short)
    del Short
    gc.collect()
    return reference() is None


for answer in True, False, NotImplemented:
    print(is_gone(answer, False))
    # expect: hook Short
    # expect: True True
    # expect: True
    # expect: hook Short
    # expect: False False
    # expect: True
    # expect: hook Short
    # expect: False False
    # expect: True
print(is_gone(NotImplemented, True))
# expect: hook Short
# expect: hook Short
# expect: hook Short
# expect: True True
# expect: True

print("-- what is refused")  # expect: -- what is refused
for refused in (
    lambda: Hooked.register(1), lambda: issubclass(1, Hooked), lambda: hooked(1).register(A),
    lambda: issubclass(A, hooked("yes")), lambda: ABCMeta("D", (Hooked,), {}).register(Hooked),
):
    try:
        refused()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: TypeError Can only register classes
        # expect: TypeError issubclass() arg 1 must be a class
        # expect: hook A
        # expect: AssertionError __subclasshook__ must return either False, True, or NotImplemented
        # expect: hook A
        # expect: AssertionError __subclasshook__ must return either False, True, or NotImplemented
        # expect: hook D
        # expect: RuntimeError Refusing to create an inheritance cycle
print(Hooked.register(Hooked) is Hooked)
# expect: hook Hooked
# expect: True
