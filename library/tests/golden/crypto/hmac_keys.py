# Sums under a key.
import hashlib
import hmac


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


made = hmac.new(b"key", b"message", "sha256")
print(made.hexdigest(), made.name, made.digest_size, made.block_size)
# expect: 6e9ef29b75fffc5b7abae527d58fdadb2fe42e7219011976917343065f58ed4a hmac-sha256 32 64
other = made.copy()
other.update(b"!")
print(other.digest() == hmac.digest(b"key", b"message!", "sha256"), made.digest() == other.digest())  # expect: True False
print(hmac.new(bytes(200), digestmod=hashlib.sha3_256).hexdigest(), hmac.new(b"", None, "md5").hexdigest())
# expect: b0880d433119fbf545114f0a664f57f6c387eaf3ba4f8a1b64e46af61636f12a 74e6f7298a9c2d168935f58c001bad88
print(hmac.compare_digest("ab", "ab"), hmac.compare_digest(b"ab", bytearray(b"ac")), hmac.compare_digest("a", "ab"))  # expect: True False False
attempt(hmac.new, b"key")  # expect: TypeError: Missing required argument 'digestmod'.
attempt(hmac.new, "key", digestmod="md5")  # expect: TypeError: key: expected bytes or bytearray, but got 'str'
attempt(hmac.new, b"key", b"", "none")  # expect: ValueError: unsupported hash type none
attempt(hmac.compare_digest, "é", "é")  # expect: TypeError: comparing strings with non-ASCII characters is not supported
attempt(hmac.compare_digest, b"a", "a")  # expect: TypeError: a bytes-like object is required, not 'str'
attempt(hmac.compare_digest, 1, 2)  # expect: TypeError: unsupported operand types(s) or combination of types: 'int' and 'int'
