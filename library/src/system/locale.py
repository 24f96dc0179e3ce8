"""The locale C: that of all scripts."""

import re as _re
from collections.abc import Mapping as _Mapping
from operator import index as _index

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
    if locale is not None and not isinstance(locale, _text):
        if isinstance(locale, (list, tuple)) and not locale:
            raise TypeError(f"setlocale() argument 2 must be str or None, not {type(locale).__name__}")
        try:
            language, encoding = locale
            locale = (language or "C") + ("." + encoding if encoding else "")
        except (TypeError, ValueError):
            raise TypeError("Locale must be None, a string, or an iterable of two strings -- language code, encoding."
                            ) from None
    category = _index(category)
    if not -1 << 31 <= category < 1 << 31:
        raise OverflowError("Python int too large to convert to C int")
    if not 0 <= category <= 12 or locale not in (None, "", "C", "POSIX"):
        raise Error("locale query failed" if locale is None else "unsupported locale setting")
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
    """What sorts as the text does: the text itself."""
    if not isinstance(string, _text):
        raise TypeError(f"strxfrm() argument must be str, not {'None' if string is None else type(string).__name__}")
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
    """A number as Python writes it: the point stays one."""
    return string.replace(".", ".")


def localize(string, grouping=False, monetary=False):
    """A number of Python as the locale writes it: where it is money there is no point in C."""
    return string.replace(".", "") if "." in string and monetary else string


# A field of a text for %, with its key and what stands before its kind.
_FIELD = _re.compile(r"%(?:\(.*?\))?([-#0 +*.\dhlL]*?)[diouxXeEfFgGcrs%]")


def format_string(f, val, grouping=False, monetary=False):
    """A text with numbers in it, as % puts them there; values that no field asks for say nothing."""
    def shown(field, value, *more):
        text = field[0] % ((value, *more) if more else value)
        return localize(text, grouping, monetary) if field[0][-1] in "eEfFgG" else text

    fields = list(_FIELD.finditer(f))
    texts, at = [], 0
    if not isinstance(val, (tuple, _Mapping)):
        val = val,
    for field in fields:
        if field[0][-1] == "%":
            texts.append("%")
        elif isinstance(val, _Mapping):
            texts.append(shown(field, val))
        else:
            stars = field[1].count("*")
            texts.append(shown(field, val[at], *val[at + 1:at + 1 + stars]))
            at += 1 + stars
    return _FIELD.sub("%s", f) % tuple(texts)


def str(val):
    """A number as text, with 12 digits."""
    return "%.12g" % val


def atof(string, func=float):
    return func(delocalize(string))


def atoi(string):
    return int(delocalize(string))


def currency(val, symbol=True, grouping=False, international=False):
    """The locale C has no money."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")
