view = memoryview(b"abc")
print(view == b"abc", b"abc" == view, view == bytearray(b"abc"), view != b"abd", view == "abc")
# expect: True True True True False
print(hash(view) == hash(b"abc"), {b"abc": 1}[view])  # expect: True 1
print(memoryview(b"\1\0\0\0").cast("i") == memoryview(b"\1"), bytearray(b"a") < memoryview(b"b"))  # expect: True True
for attempt in (
    lambda: hash(memoryview(bytearray(1))),
    lambda: hash(memoryview(b"abcd").cast("i")),
    lambda: view < view,
    lambda: memoryview("abc"),
    lambda: memoryview(),
    lambda: view[0:2:0],
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: ValueError cannot hash writable memoryview object
        # expect: ValueError memoryview: hashing is restricted to formats 'B', 'b' or 'c'
        # expect: TypeError '<' not supported between instances of 'memoryview' and 'memoryview'
        # expect: TypeError memoryview: a bytes-like object is required, not 'str'
        # expect: TypeError memoryview() missing required argument 'object' (pos 1)
        # expect: ValueError slice step cannot be zero
print(b"".join([view, view[::-1].tobytes()]), b"%b" % view, str(view, "ascii"), int(memoryview(b"12")))
# expect: b'abccba' b'abc' abc 12
print(view.hex("-"), view.toreadonly().readonly, [*reversed(view)], 98 in view)
# expect: 61-62-63 True [99, 98, 97] True
match view:
    case [first, *rest]:
        print(first, rest)  # expect: 97 [98, 99]


class Lender:
    def __buffer__(self, flags):
        return memoryview(b"lent")

    def __release_buffer__(self, view):
        print("back", view.tobytes())


with memoryview(Lender()) as lent:
    print(lent.tobytes())
    # expect: b'lent'
    # expect: back b'lent'
