# fromhex takes bytes, too.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


attempt(bytes.fromhex, b"00 ff\t0a")  # expect: b'\x00\xff\n'
attempt(bytes.fromhex, bytearray(b"41"))  # expect: b'A'
attempt(bytearray.fromhex, memoryview(b"4142"))  # expect: bytearray(b'AB')
attempt(bytes.fromhex, "0")  # expect: ValueError: fromhex() arg must contain an even number of hexadecimal digits
attempt(bytes.fromhex, b"000")  # expect: ValueError: fromhex() arg must contain an even number of hexadecimal digits
attempt(bytes.fromhex, b"0g")  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
attempt(bytes.fromhex, "0 0")  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
attempt(bytes.fromhex, "00 \xe90")  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 3
attempt(bytes.fromhex, 10)  # expect: TypeError: fromhex() argument must be str or bytes-like, not int
