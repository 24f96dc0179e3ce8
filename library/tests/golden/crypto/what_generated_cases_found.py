"""What generated cases found of sums, keys and tokens."""
import hashlib
import hmac
import secrets


def ask(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


# More than one way to spell SHA-256.
for name in ("SHA-256", "sha2-256", "Sha256", "sha-1", "sha512-256", "sha-3"):
    ask(lambda: hashlib.new(name, b"a").hexdigest()[:8])
# A key and a message are whatever has bytes in one piece.
for key in (memoryview(b"key"), bytearray(b"key"), memoryview(b"kxexyx")[::2], "key", None):
    ask(lambda: hmac.digest(key, memoryview(b"m"), "sha1").hex()[:8])
for message in (None, 1.5, "m", memoryview(b"mxm")[::2]):
    ask(lambda: hmac.digest(b"k", message, "sha1").hex()[:8])
# A module's new() gets the data as well.
for digest in (hashlib, "", None, "nosuch", hashlib.sha1):
    ask(lambda: hmac.digest(b"k", b"m", digest).hex()[:8])
    ask(lambda: hmac.new(b"k", b"m", digest).hexdigest()[:8])
for call in (lambda: secrets.token_bytes(1.5), lambda: secrets.token_hex("x"), lambda: secrets.randbits("x"), lambda: secrets.randbelow(1.5)):
    ask(call)
# expect: ca978112
# expect: ca978112
# expect: ca978112
# expect: 86f7e437
# expect: 455e5188
# expect: ValueError unsupported hash type sha-3
# expect: 9b33d81d
# expect: 9b33d81d
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'NoneType'
# expect: TypeError a bytes-like object is required, not 'NoneType'
# expect: TypeError a bytes-like object is required, not 'float'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: TypeError new() argument 'name' must be str, not bytes
# expect: TypeError new() argument 'name' must be str, not bytes
# expect: ValueError unsupported hash type 
# expect: TypeError Missing required argument 'digestmod'.
# expect: AttributeError 'NoneType' object has no attribute 'new'
# expect: TypeError Missing required argument 'digestmod'.
# expect: ValueError unsupported hash type nosuch
# expect: ValueError unsupported hash type nosuch
# expect: 772b71c8
# expect: 772b71c8
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: AttributeError 'float' object has no attribute 'bit_length'
