"""Sums over bytes that tell whether they have changed: MD5, SHA-1, SHA-2, SHA-3, BLAKE2."""

import _hashlib
from _blake2 import blake2b, blake2s
from _hashlib import openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224, openssl_sha256 as sha256
from _hashlib import openssl_sha384 as sha384, openssl_sha512 as sha512, openssl_sha3_224 as sha3_224
from _hashlib import openssl_sha3_256 as sha3_256, openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512
from _hashlib import openssl_shake_128 as shake_128, openssl_shake_256 as shake_256

_always = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s",
           "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256")

algorithms_guaranteed = set(_always)
algorithms_available = algorithms_guaranteed | {"sha512_224", "sha512_256"}

__all__ = [*_always, "new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac",
           "scrypt"]


def new(name, data=None, *, usedforsecurity=True, string=None, **kwargs):
    """A sum by the algorithm of that name, of the data for a start."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    folded = name.lower().replace("-", "_")
    # SHA-256, SHA2-256 and SHA256 are one.
    family, mark, size = folded.partition("_")
    if mark and family in ("sha", "sha2") and "sha" + size in algorithms_available:
        folded = "sha" + size
    if folded in ("blake2b", "blake2s"):
        make = blake2b if folded == "blake2b" else blake2s
        if string is not None:
            kwargs["string"] = string
        return make(**kwargs) if data is None else make(data, **kwargs)
    if kwargs:
        raise TypeError(f"new() got an unexpected keyword argument {next(iter(kwargs))!r}")
    if folded not in algorithms_available:
        raise ValueError(f"unsupported hash type {name}")
    return _hashlib.new(folded, data, string=string)


def __get_builtin_constructor(name):
    """The function that begins a sum by that algorithm; one name of each is in capitals as well."""
    folded = name.lower() if name.isupper() else name
    if folded not in algorithms_guaranteed:
        raise ValueError(f"unsupported hash type {name}")
    return globals()[folded]


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The sum over what is left of a binary file, by an algorithm's name or a function that makes a sum."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    readable = getattr(fileobj, "readable", None)
    if readable is None or not (hasattr(fileobj, "readinto") and readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    piece = bytearray(_bufsize)
    view = memoryview(piece)
    while True:
        count = fileobj.readinto(piece)
        if count is None:
            raise BlockingIOError("I/O operation would block.")
        if count == 0:
            return made
        made.update(view[:count])


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password, by so many rounds of HMAC."""
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    return _hashlib._pbkdf2_hmac(hash_name.lower().replace("-", "_"), password, salt, iterations, dklen)


def scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    """A key from a password, made with much memory so that it is dear to guess."""
    for view in (password, salt):
        memoryview(view).release()
    if n < 2 or n & (n - 1):
        raise ValueError("n must be a power of 2.")
    if maxmem < 0 or maxmem > 0x7fffffff:
        raise ValueError(f"maxmem must be positive and smaller than {0x7fffffff}")
    if dklen < 1 or dklen > 0x7fffffff:
        raise ValueError(f"dklen must be greater than 0 and smaller than {0x7fffffff}")
    if r < 1 or p < 1 or r * p >= 1 << 30:
        raise ValueError("Invalid parameter combination for n, r, p, maxmem.")
    if 128 * r * (n + p + 2) > (maxmem or 32 << 20):
        raise ValueError("[digital envelope routines] memory limit exceeded")
    return _hashlib._scrypt(password, salt, n, r, p, dklen)
