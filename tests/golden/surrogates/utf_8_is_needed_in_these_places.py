def attempt(function, *args):
    try:
        print(ascii(function(*args)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)), getattr(error, 'start', None), getattr(error, 'end', None))


class A:
    pass


def rename(name):
    A.__name__ = name


attempt(eval, '"\ud800"')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed" 1 2
attempt(exec, 'x = "\ud800"')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\ud800' in position 5: surrogates not allowed" 5 6
attempt(compile, '\udc00', 'f', 'exec')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udc00' in position 0: surrogates not allowed" 0 1
attempt(type, 'A\udcdcB', (), {})
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udcdc' in position 1: surrogates not allowed" 1 2
attempt(type, 'A', (), {'__doc__': 'x\udcdcy'})
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udcdc' in position 1: surrogates not allowed" 1 2
attempt(rename, '\udc00')
# expect: UnicodeEncodeError "'utf-8' codec can't encode character '\\udc00' in position 0: surrogates not allowed" 0 1
attempt(int, '\ud800')  # expect: ValueError "invalid literal for int() with base 10: '\\ud800'" None None
attempt(float, '\ud800')  # expect: ValueError "could not convert string to float: '\\ud800'" None None
attempt(complex, '1\ud800')  # expect: ValueError 'complex() arg is a malformed string' None None
attempt(getattr, 1, '\ud800')  # expect: AttributeError "'int' object has no attribute '\ud800'" None None
attempt(setattr, A, '\ud800', 3)  # expect: None
print(ascii(list(vars(A))[-1]), getattr(A, '\ud800'))  # expect: '\ud800' 3
attempt(bytes, '\ud800', 'ascii')
# expect: UnicodeEncodeError "'ascii' codec can't encode character '\\ud800' in position 0: ordinal not in range(128)" 0 1
attempt(format, 1, '\ud800')  # expect: ValueError "Unknown format code '\\xd800' for object of type 'int'" None None
attempt('{!\ud800}'.format, 1)  # expect: ValueError 'Unknown conversion specifier \\xd800' None None
attempt('%\ud800'.__mod__, 1)  # expect: ValueError "unsupported format character '?' (0xd800) at index 1" None None
attempt(ord, '\ud800\ud800')  # expect: TypeError 'ord() expected a character, but string of length 2 found' None None
attempt(bytes.fromhex, '\ud800')
# expect: ValueError 'non-hexadecimal number found in fromhex() arg at position 0' None None
