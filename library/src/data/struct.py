"""Numbers and texts as bytes, laid out as a C struct would be."""

from _struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from
from _struct import _clearcache as _clearcache

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """What the format and the values or bytes do not fit."""
