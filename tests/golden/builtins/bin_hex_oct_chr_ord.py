# Numbers as text in other bases, and characters by number.
class Index:
    def __index__(self):
        return 65

class Wrong:
    def __index__(self):
        return "65"

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(bin(10), bin(-10), oct(8), oct(-1), hex(255), hex(-255), hex(0), hex(10**30), bin(True), hex(Index()), chr(97), chr(0x1F600), chr(Index()), ascii(chr(0)), ord("a"), ord("☃"), ord(b"z"), ord(bytearray(b"q")))
# expect: 0b1010 -0b1010 0o10 -0o1 0xff -0xff 0x0 0x... 0b1 0x41 a 😀 A '\x00' 97 9731 122 113
for function in (bin, oct, hex):
    attempt(function, 1.5)
    attempt(function, "1")
    attempt(function, Wrong())
    attempt(function)
    attempt(function, 1, 2)
    attempt(function, number=1)
    # expect: TypeError: 'float' object cannot be interpreted as an integer
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: __index__ returned non-int (type str)
    # expect: TypeError: bin() takes exactly one argument (0 given)
    # expect: TypeError: bin() takes exactly one argument (2 given)
    # expect: TypeError: bin() takes no keyword arguments
    # expect: TypeError: 'float' object cannot be interpreted as an integer
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: __index__ returned non-int (type str)
    # expect: TypeError: oct() takes exactly one argument (0 given)
    # expect: TypeError: oct() takes exactly one argument (2 given)
    # expect: TypeError: oct() takes no keyword arguments
    # expect: TypeError: 'float' object cannot be interpreted as an integer
    # expect: TypeError: 'str' object cannot be interpreted as an integer
    # expect: TypeError: __index__ returned non-int (type str)
    # expect: TypeError: hex() takes exactly one argument (0 given)
    # expect: TypeError: hex() takes exactly one argument (2 given)
    # expect: TypeError: hex() takes no keyword arguments
attempt(chr, -1)  # expect: ValueError: chr() arg not in range(0x...)
attempt(chr, 0x110000)  # expect: ValueError: chr() arg not in range(0x...)
attempt(chr, 10**30)  # expect: ValueError: chr() arg not in range(0x...)
attempt(chr, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(chr, 1.0)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(chr)  # expect: TypeError: chr() takes exactly one argument (0 given)
attempt(ord, "")  # expect: TypeError: ord() expected a character, but string of length 0 found
attempt(ord, "ab")  # expect: TypeError: ord() expected a character, but string of length 2 found
attempt(ord, b"ab")  # expect: TypeError: ord() expected a character, but string of length 2 found
attempt(ord, 5)  # expect: TypeError: ord() expected string of length 1, but int found
attempt(ord, None)  # expect: TypeError: ord() expected string of length 1, but NoneType found
attempt(ord)  # expect: TypeError: ord() takes exactly one argument (0 given)
print(ascii("aé☃😀\n'"), ascii([1, "é"]), repr("aé☃😀\n'"), ascii(None), ascii({"ü": "ß"}))
# expect: "a\xe9\u2603\U0001f600\n'" [1, '\xe9'] "aé☃😀\n'" None {'\xfc': '\xdf'}
attempt(ascii)  # expect: TypeError: ascii() takes exactly one argument (0 given)
attempt(repr, 1, 2)  # expect: TypeError: repr() takes exactly one argument (2 given)
