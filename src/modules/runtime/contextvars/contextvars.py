# Context variables: values that belong to the flow of control, as PEP 567 has them.
#
# A context is a dict that is copied before it changes where others share it, so that a copy of a context costs nothing.
# Which context was entered last is known to the runtime (`_entered`); below the first of them lies `_base`.

__name__ = "_contextvars"


def _is_final(name):
    def __init_subclass__(cls, **kwargs):
        raise TypeError(f"type '_contextvars.{name}' is not an acceptable base type")

    return classmethod(__init_subclass__)


class _Missing:
    __slots__ = ()
    __module__ = "builtins"
    __qualname__ = "Token.MISSING"

    def __repr__(self):
        return "<Token.MISSING>"


_Missing.__name__ = "Token.MISSING"


def _address(value):
    return object.__repr__(value).rpartition(" ")[2].removesuffix(">")


class Context:
    """Values of context variables: a mapping that `run` enters."""

    __slots__ = ("_values", "_shared", "__weakref__")
    __init_subclass__ = _is_final("Context")

    def __init__(self, /, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self._values = {}
        self._shared = False

    @property
    def run(self):
        # Not a method, so that no frame of this module lies below what runs.
        return _partial(_run, self)

    def copy(self):
        """A context with the same values."""
        new = Context()
        new._values = self._values
        new._shared = self._shared = True
        return new

    def _own(self):
        # The values, to be changed.
        if self._shared:
            self._values = dict(self._values)
            self._shared = False
        return self._values

    def __hash__(self):
        raise TypeError("unhashable type: '_contextvars.Context'")

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    def __getitem__(self, key, /):
        return self._values[_variable(key)]

    def __contains__(self, key, /):
        return _variable(key) in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def get(self, key, default=None, /):
        """The value of a variable, or the default."""
        return self._values.get(_variable(key), default)

    def keys(self):
        """The variables that have a value."""
        return self._values.keys()

    def values(self):
        """The values."""
        return self._values.values()

    def items(self):
        """The variables and their values."""
        return self._values.items()


def _variable(key):
    if type(key) is not ContextVar:
        raise TypeError(f"a ContextVar key was expected, got {key!r}")
    return key


_base = Context()


def _current():
    entered = _entered()
    return _base if entered is None else entered


def copy_context():
    """A copy of the current context."""
    entered = _entered()
    return (_base if entered is None else entered).copy()


class Token:
    """What `ContextVar.set` gives: how the value is restored."""

    __slots__ = ("_context", "_var", "_old", "_used", "__weakref__")
    __init_subclass__ = _is_final("Token")
    __class_getitem__ = classmethod(_GenericAlias)
    MISSING = _Missing()

    def __new__(cls, /, *args, **kwargs):
        raise RuntimeError("Tokens can only be created by ContextVars")

    @property
    def var(self):
        """The variable."""
        return self._var

    @property
    def old_value(self):
        """The value before, or Token.MISSING."""
        return self._old

    def __hash__(self):
        raise TypeError("unhashable type: '_contextvars.Token'")

    def __repr__(self):
        used = "used " if self._used else ""
        return f"<Token {used}var={self._var!r} at {_address(self)}>"

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._var.reset(self)


class ContextVar:
    """A variable with a value for each context."""

    __slots__ = ("_name", "_default", "__weakref__")
    __init_subclass__ = _is_final("ContextVar")
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, /, *args, default=Token.MISSING):
        if not args:
            raise TypeError("ContextVar() takes exactly 1 positional argument (0 given)")
        if len(args) > 1:
            raise TypeError(f"ContextVar() takes at most 1 positional argument ({len(args)} given)")
        [name] = args
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        """The name."""
        return self._name

    def __repr__(self):
        default = "" if self._default is Token.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {_address(self)}>"

    def get(self, default=Token.MISSING, /):
        """The value in the current context; else the default, that of the variable, or a LookupError."""
        value = _current()._values.get(self, Token.MISSING)
        if value is not Token.MISSING:
            return value
        if default is not Token.MISSING:
            return default
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Gives it a value in the current context; what `reset` takes."""
        context = _current()
        values = context._own()
        token = object.__new__(Token)
        token._context = context
        token._var = self
        token._old = values.get(self, Token.MISSING)
        token._used = False
        values[self] = value
        return token

    def reset(self, token, /):
        """Gives it the value back that it had before `set`."""
        if type(token) is not Token:
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = context._own()
        if token._old is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old


__name__ = "contextvars"
__all__ = ("Context", "ContextVar", "Token", "copy_context")
