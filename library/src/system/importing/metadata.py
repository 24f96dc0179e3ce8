"""What packages say of themselves: nothing, as none is installed. A host that has packages writes this module."""

__all__ = [
    "Distribution", "PackageNotFoundError", "distribution", "distributions", "entry_points", "files", "metadata",
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


class EntryPoints(tuple):
    """What packages offer to others."""

    __slots__ = ()

    def select(self, **params):
        return self

    def __getitem__(self, name):
        raise KeyError(name)

    names = groups = property(lambda self: set())

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
