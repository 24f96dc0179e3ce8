# `deprecated`, and what modules use to say that something goes.


class deprecated:
    """A decorator: whoever uses the class or function is warned."""

    def __init__(
        self,
        message: str,
        /,
        *,
        category: type[Warning] | None = DeprecationWarning,
        stacklevel: int = 1,
    ) -> None:
        if not isinstance(message, str):
            raise TypeError(
                f"Expected an object of type str for 'message', not {type(message).__name__!r}"
            )
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel + 1
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, level)
        if callable(arg):
            return _deprecated_function(arg, message, category, level)
        raise TypeError(
            "@deprecated decorator with non-None category must be applied to "
            f"a class or callable, not {arg!r}"
        )


def _deprecated_class(cls, message, category, level):
    from functools import wraps
    from types import MethodType

    new = cls.__new__

    @wraps(new)
    def __new__(made, /, *args, **kwargs):
        if made is cls:
            warn(message, category=category, stacklevel=level)
        if new is not object.__new__:
            return new(made, *args, **kwargs)
        if made.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{made.__name__}() takes no arguments")
        return new(made)

    cls.__new__ = staticmethod(__new__)
    init_subclass = cls.__init_subclass__
    bound = isinstance(init_subclass, MethodType)
    if bound:
        init_subclass = init_subclass.__func__

    @wraps(init_subclass)
    def __init_subclass__(*args, **kwargs):
        warn(message, category=category, stacklevel=level)
        return init_subclass(*args, **kwargs)

    cls.__init_subclass__ = classmethod(__init_subclass__) if bound else __init_subclass__
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls


def _deprecated_function(function, message, category, level):
    import functools
    import inspect

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        warn(message, category=category, stacklevel=level)
        return function(*args, **kwargs)

    if inspect.iscoroutinefunction(function):
        wrapper = inspect.markcoroutinefunction(wrapper)
    function.__deprecated__ = wrapper.__deprecated__ = message
    return wrapper


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns about what goes with the version remove, and fails from that version on."""
    version = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {version} alpha")
    warn(message.format(name=name, remove=version), DeprecationWarning, stacklevel=3)
