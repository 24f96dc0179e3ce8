# Abstract base classes.

from _weakref import ref as _ref


def _has_methods(cls, *names):
    # The answer of a `__subclasshook__`: every method is there, and none was set to None.
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def abstractmethod(funcobj):
    """Marks a method that subclasses have to define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            value = getattr(cls, name, None)
            if getattr(value, "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract base classes: `register` adds subclasses that do not derive."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        # Weak references to what was registered, by their keys; the keys of classes that are known to be subclasses, and of
        # those that are known not to be; and how many registrations there were when the latter were asked.
        cls._abc_impl = [{}, set(), set(), 0]
        return cls

    def register(cls, subclass):
        """Makes a class a virtual subclass."""
        if type not in type(subclass).__mro__:
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        global _registrations
        _registrations += 1
        registry, key = cls._abc_impl[0], _key(subclass)
        registry[key] = _ref(subclass, lambda _: registry.pop(key, None))
        return subclass

    def _abc_registry_clear(cls):
        """Forgets what was registered."""
        cls._abc_impl[0].clear()

    def _abc_caches_clear(cls):
        """Forgets answers."""
        cls._abc_impl[1].clear()
        cls._abc_impl[2].clear()

    def _dump_registry(cls, file=None):
        """Prints what was registered."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {set(cls._abc_impl[0].values())!r}", file=file)

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        impl = cls._abc_impl
        key = _key(subclass)
        if key in impl[1]:
            return True
        subtype = type(instance)
        if subtype is subclass:
            if impl[3] == _registrations and key in impl[2]:
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        # What only claims to be a class by its `__class__` does not count.
        if type not in type(subclass).__mro__:
            raise TypeError("issubclass() arg 1 must be a class")
        impl = cls._abc_impl
        key = _key(subclass)
        if key in impl[1]:
            return True
        if impl[3] < _registrations:
            impl[2].clear()
            impl[3] = _registrations
        elif key in impl[2]:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            derives = type.__subclasscheck__(cls, subclass)
            if not derives and key in impl[0]:
                # Found there as quickly as in what is known, and no longer known once it is not there.
                return True
            answer = derives or _counts_as_another(cls, subclass, [*impl[0].values()])
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        known = impl[1] if answer else impl[2]
        if len(known) == _MOST_KNOWN:
            # Many of them are gone by now.
            known.clear()
        known.add(key)
        return answer


def _counts_as_another(cls, subclass, registry):
    for reference in registry:
        registered = reference()
        if registered is not None and issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


# So many answers are kept.
_MOST_KNOWN = 1000


class ABC(metaclass=ABCMeta):
    """A class to derive from instead of naming the metaclass."""

    __slots__ = ()


# How often a class was registered: with each time, answers that somebody keeps may be out of date.
_registrations = 0


def get_cache_token():
    """A value that changes with each registration."""
    return _registrations


def update_abstractmethods(cls):
    """Computes the abstract methods anew after a class was changed."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls
