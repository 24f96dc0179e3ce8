# A class with `__buffer__` counts as bytes where bytes are read; wrong arguments are told in their order.
class Lender:
    def __init__(self, data):
        self.data = data
        self.log = []

    def __buffer__(self, flags):
        self.log.append("lent")
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.log.append("back")
        view.release()

lender = Lender(b"abc")
print(bytes(lender), bytearray(lender), b"x" + lender, b"-".join([b"1", lender, b"2"]), int.from_bytes(lender, "big"))
# expect: b'abc' bytearray(b'abc') b'xabc' b'1-abc-2' 6382179
print(b"xabcx".replace(lender, b"!"), str(lender, "ascii"), lender.log == ["lent", "back"] * (len(lender.log) // 2))
# expect: b'x!x' abc True
grown = bytearray(b"1")
grown += lender
print(grown, bytes(memoryview(lender)))  # expect: bytearray(b'1abc') b'abc'

class Wrong:
    def __buffer__(self, flags):
        return b"no view"

for mistake in (lambda: bytes(Wrong()), lambda: bytes(3, 3), lambda: bytes(b"", "utf-8", 4), lambda: bytearray(b"", 5),
                lambda: bytes(2**63 - 1), lambda: b"".join([1]), lambda: b"" + object()):
    try:
        print(mistake())
    except Exception as exc:
        print(type(exc).__name__, exc)
        # expect: TypeError __buffer__ returned non-memoryview object
        # expect: TypeError bytes() argument 'encoding' must be str, not int
        # expect: TypeError bytes() argument 'errors' must be str, not int
        # expect: TypeError bytearray() argument 'encoding' must be str, not int
        # expect: OverflowError byte string is too large
        # expect: TypeError sequence item 0: expected a bytes-like object, int found
        # expect: TypeError can't concat object to bytes
