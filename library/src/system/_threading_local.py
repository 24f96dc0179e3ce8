"""`threading.local` under its older name."""

from _thread import _local as local

__all__ = ["local"]
