# Enumerations: decorators that check a class or change how its members print.
#
# Runs in the namespace of `enum.py` behind `enum_flags.py`.


def _aliases(enumeration):
    pairs = [(name, each.name) for name, each in enumeration.__members__.items() if name != each.name]
    return ", ".join(["%s -> %s" % pair for pair in pairs])


def unique(enumeration):
    """Refuses a class in which two names have one value."""
    found = _aliases(enumeration)
    if found:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, found))
    return enumeration


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join("%s=%r" % (name, getattr(self, name)) for name in fields if fields[name].repr)


def global_enum_repr(self):
    """A repr that names the module instead of the class."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """A repr of flags that names the module instead of the class."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    keep = self._boundary_ is KEEP
    parts = self._name_.split("|")
    return "|".join([part if keep and part[0].isdigit() else "%s.%s" % (module, part) for part in parts])


def global_str(self):
    """A str that is the name alone."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Puts the members into the module of the class, and lets their repr name it."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    # Makes an enumeration of a plain class.
    def convert_class(cls):
        namespace = EnumType.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        if cls.__doc__ is None:
            namespace["__doc__"] = "An enumeration."
        return EnumType.__new__(EnumType, cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


class EnumCheck(StrEnum):
    """What `verify` can look for."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Refuses a class that breaks one of the rules."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                found = _aliases(enumeration)
                if found:
                    raise ValueError("aliases found in %r: %s" % (enumeration, found))
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if _is_flag(enumeration):
            kind = "flag"
            wanted = (2**bit for bit in range(_high_bit(low) + 1, _high_bit(high)))
        else:
            kind = "enum"
            wanted = range(low + 1, high)
        missing = []
        size = 0
        for value in wanted:
            if value not in values:
                missing.append(str(value))
                size += len(missing[-1])
                if size > 256:
                    # The message is cut; numbers beyond the cut need not be found.
                    break
        if missing:
            text = "invalid %s %r: missing values %s" % (kind, enumeration.__name__, ", ".join(missing))
            raise ValueError(text[:256])

    def _check_named_flags(self, enumeration):
        known = [each.value for each in enumeration]
        names = []
        bits = 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in known]
            if missed:
                names.append(name)
                for bit in missed:
                    bits |= bit
        if not names:
            return
        if len(names) == 1:
            which = "alias %s is missing" % names[0]
        else:
            which = "aliases %s and %s are missing" % (", ".join(names[:-1]), names[-1])
        what = "value 0x%x" if _is_single_bit(bits) else "combined values of 0x%x"
        raise ValueError(
            "invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
            % (enumeration.__name__, which, what % bits)
        )
