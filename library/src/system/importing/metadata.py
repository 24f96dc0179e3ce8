"""What packages say of themselves: nothing, as none is installed. A host that has packages writes this module."""

import re as _re

__all__ = [
    "Distribution", "EntryPoint", "PackageNotFoundError", "distribution", "distributions", "entry_points", "files", "metadata",
    "packages_distributions", "requires", "version",
]


class PackageNotFoundError(ModuleNotFoundError):
    """There is no package of this name."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


class EntryPoint:
    """An object of a package, by the name under which others find it."""

    pattern = _re.compile(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$")
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def __setattr__(self, name, value):
        raise AttributeError("EntryPoint objects are immutable.")

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"

    def _found(self):
        found = self.pattern.match(self.value)
        assert found is not None
        return found

    module = property(lambda self: self._found()["module"])
    attr = property(lambda self: self._found()["attr"])
    extras = property(lambda self: _re.findall(r"\w+", self._found()["extras"] or ""))

    def load(self):
        """Imports the module, and answers the object."""
        import importlib

        match = self.pattern.match(self.value)
        found = importlib.import_module(match.group("module"))
        for name in (self.attr or "").split("."):
            if name:
                found = getattr(found, name)
        return found

    def matches(self, **params):
        """Whether it has these attributes."""
        return all(getattr(self, name) == value for name, value in params.items())


class EntryPoints(tuple):
    """What packages offer to others."""

    __slots__ = ()

    def select(self, **params):
        """Those that have these attributes."""
        return EntryPoints(each for each in self if each.matches(**params))

    def __getitem__(self, name):
        for each in self.select(name=name):
            return each
        raise KeyError(name)

    names = property(lambda self: {each.name for each in self})
    groups = property(lambda self: {each.group for each in self})

    def __repr__(self):
        return f"EntryPoints({tuple(self)!r})"


class Distribution:
    """A package with what it says of itself."""

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        return iter(())


def distribution(distribution_name):
    """The package of a name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All packages."""
    return Distribution.discover(**kwargs)


def version(distribution_name):
    """The version of a package."""
    return distribution(distribution_name).version


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**params):
    """What packages offer to others."""
    return EntryPoints()


def packages_distributions():
    return {}
