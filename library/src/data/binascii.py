"""Bytes as text of ASCII, and back."""

from _binascii import a2b_base64, a2b_qp, a2b_uu, b2a_base64, b2a_qp, b2a_uu
from _binascii import crc32 as _crc32, crc_hqx, hexlify as _hexlify, unhexlify


class Error(ValueError):
    """A text that stands for no bytes."""


class Incomplete(Exception):
    """A text that ends too early."""


_no_sep = object()


def crc32(data, crc=0, /):
    """The CRC-32 of the data, going on from another."""
    return _crc32(data, crc)


def hexlify(data, sep=_no_sep, bytes_per_sep=1):
    """Two hexadecimal digits for each byte, with a separator between groups of them."""
    if sep is _no_sep:
        return _hexlify(data, None)
    if sep is None:
        raise TypeError("object of type 'NoneType' has no len()")
    return _hexlify(data, sep, bytes_per_sep)


a2b_hex = unhexlify
b2a_hex = hexlify
