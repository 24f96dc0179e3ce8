"""Texts in other languages: catalogs that a program makes itself, as there are no files to read them from."""

import os

__all__ = [
    "NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install",
    "textdomain", "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext",
]

_domain = "messages"
_directories = {}


class NullTranslations:
    """Texts as they are, or as a fallback has them."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        _check_number(n)
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        _check_number(n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        """Makes `_`, and more by their names, names that each module has."""
        import builtins

        builtins._ = self.gettext
        for name in {"gettext", "ngettext", "npgettext", "pgettext"}.intersection(names or ()):
            setattr(builtins, name, getattr(self, name))


def _check_number(n):
    if not isinstance(n, int):
        import warnings

        warnings.warn(f"Plural value must be an integer, got {type(n).__name__}", DeprecationWarning, 4)


class GNUTranslations(NullTranslations):
    """Texts of a catalog in a file: a host would have to read it."""

    def _parse(self, fp):
        raise NotImplementedError("catalogs of GNU gettext are not read by this library: derive from NullTranslations")


Catalog = GNUTranslations


def find(domain, localedir=None, languages=None, all=False):
    """The file of a catalog: there is none."""
    return [] if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The texts of a domain: as they are, if that will do."""
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    """Sets the domain of `gettext`, and answers it."""
    global _domain
    if domain is not None:
        _domain = domain
    return _domain


def bindtextdomain(domain, localedir=None):
    """Says where the catalogs of a domain would be."""
    if localedir is not None:
        _directories[domain] = localedir
    return _directories.get(domain, os.path.join("/usr", "share", "locale"))


_plain = NullTranslations()
gettext, ngettext, pgettext, npgettext = _plain.gettext, _plain.ngettext, _plain.pgettext, _plain.npgettext


def dgettext(domain, message):
    return gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return npgettext(context, msgid1, msgid2, n)
