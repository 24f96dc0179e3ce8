"""The locale C: that of all scripts."""

__all__ = [
    "getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "localeconv", "strcoll", "strxfrm",
    "str", "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES",
    "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding",
]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_override_localeconv = {}


class Error(Exception):
    """A locale that is not there."""


def setlocale(category, locale=None):
    """The locale: C, which no script can change."""
    if not isinstance(category, int) or not 0 <= category <= LC_ALL:
        raise Error("invalid locale category")
    if locale is not None and not isinstance(locale, _text):
        locale = ".".join([part for part in locale if part])
    if locale not in (None, "", "C", "POSIX"):
        raise Error("unsupported locale setting")
    return "C"


_text = str


def localeconv():
    """How numbers and money are written."""
    texts = ("int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign",
             "negative_sign", "thousands_sep")
    counts = ("int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space",
              "p_sign_posn", "n_sign_posn")
    conventions = {"decimal_point": ".", "grouping": [], "mon_grouping": []}
    conventions.update(dict.fromkeys(texts, ""), **dict.fromkeys(counts, CHAR_MAX))
    conventions.update(_override_localeconv)
    return conventions


def strcoll(string1, string2, /):
    """Less than, equal to or greater than zero, as the first text stands before, beside or behind the second."""
    return (string1 > string2) - (string1 < string2)


def strxfrm(string, /):
    return string


def getlocale(category=LC_CTYPE):
    if category == LC_ALL:
        raise TypeError("category LC_ALL is not supported")
    return None, None


def getdefaultlocale(envvars=("LC_ALL", "LC_CTYPE", "LANG", "LANGUAGE")):
    return None, None


def getencoding():
    return "utf-8"


def getpreferredencoding(do_setlocale=True):
    return "utf-8"


def normalize(localename):
    return localename


def delocalize(string):
    """A number as Python writes it."""
    return string


localize = delocalize


def format_string(f, val, grouping=False, monetary=False):
    """A text with numbers in it, as % puts them there."""
    return f % val


def str(val):
    """A number as text, with 12 digits."""
    return f"{val:.12g}"


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))


def currency(val, symbol=True, grouping=False, international=False):
    """The locale C has no money."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")
