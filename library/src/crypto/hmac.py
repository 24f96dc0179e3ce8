"""Sums under a key (RFC 2104): only who has the key can make one."""

import hashlib
from _hashlib import compare_digest

_inner = bytes(byte ^ 0x36 for byte in range(256))
_outer = bytes(byte ^ 0x5c for byte in range(256))

# The sum's length depends on the algorithm.
digest_size = None


def _maker(digestmod):
    """The function that makes the sum, for what stands for an algorithm."""
    if isinstance(digestmod, str):
        return lambda data=b"": hashlib.new(digestmod, data)
    if callable(digestmod):
        return digestmod
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """A sum under a key that is under way."""

    # The block of an algorithm that does not say.
    blocksize = 64

    __slots__ = ("_inner", "_outer", "block_size", "digest_size", "_name")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _maker(digestmod)
        self._inner = make()
        self._outer = make()
        self.digest_size = self._inner.digest_size
        if not self.digest_size:
            raise ValueError("no reason supplied")
        block = getattr(self._inner, "block_size", None)
        if block is None or block < 16:
            import warnings
            what = "No block_size attribute on given digest object; Assuming" if block is None else \
                f"block_size of {block} seems too small; using our default of"
            warnings.warn(f"{what} {self.blocksize}{'.' if block is None else ''}", RuntimeWarning, 2)
            block = self.blocksize
        # A hash function may take fewer bytes than a block of the default.
        if len(key) > block:
            key = make(key).digest()
        self.block_size = block
        self._name = f"hmac-{self._inner.name}"
        key = bytes(key).ljust(block, b"\0")
        self._outer.update(key.translate(_outer))
        self._inner.update(key.translate(_inner))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return self._name

    def update(self, msg):
        """Takes more bytes in."""
        self._inner.update(msg)

    def copy(self):
        """One that goes on from here by itself."""
        other = self.__class__.__new__(self.__class__)
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        other.block_size = self.block_size
        other.digest_size = self.digest_size
        other._name = self._name
        return other

    def _sum(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The sum so far, as bytes."""
        return self._sum().digest()

    def hexdigest(self):
        """The sum so far, in hexadecimal digits."""
        return self._sum().hexdigest()


def new(key, msg=None, digestmod=""):
    """A sum under the key, of the message for a start."""
    return HMAC(key, msg, digestmod)


def _bytes_of(data):
    """The bytes of whatever has some in one piece."""
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None
    if not view.c_contiguous:
        raise BufferError("memoryview: underlying buffer is not C-contiguous")
    return view.tobytes()


def digest(key, msg, digest):
    """The sum of a message under a key."""
    key, msg = _bytes_of(key), _bytes_of(msg)
    return HMAC(key, msg, _maker(digest)).digest()
