HANDLERS = ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogatepass', 'surrogateescape')
TEXTS = ('a\ud800b\udfff', '\u20ac\udc80\udcffx\udc7f', '\udc80')
DATA = (b'\xed\xa0\x80a', b'\xff\xfe', b'a\x80\x81b\xc3', b'\xed\xb2', b'\x00\xd8', b'\x00\xd8a\0', b'\0\0\xd8\0', b'\0\xd8\0\0')


def attempt(function, *args):
    try:
        return ascii(function(*args))
    except UnicodeError as error:
        return f'{error} {error.start} {error.end} {error.encoding}'


def encode(encoding):
    for handler in HANDLERS:
        for text in TEXTS:
            print(handler, attempt(text.encode, encoding, handler))


def decode(encoding):
    for handler in HANDLERS[:4] + HANDLERS[6:]:
        for data in DATA:
            print(handler, attempt(data.decode, encoding, handler))


encode('utf-8')
# expect: strict 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-8
# expect: strict 'utf-8' codec can't encode characters in position 1-2: surrogates not allowed 1 3 utf-8
# expect: strict 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-8
# expect: ignore b'ab'
# expect: ignore b'\xe2\x82\xacx'
# expect: ignore b''
# expect: replace b'a?b?'
# expect: replace b'\xe2\x82\xac??x?'
# expect: replace b'?'
# expect: backslashreplace b'a\\ud800b\\udfff'
# expect: backslashreplace b'\xe2\x82\xac\\udc80\\udcffx\\udc7f'
# expect: backslashreplace b'\\udc80'
# expect: xmlcharrefreplace b'a&#55296;b&#57343;'
# expect: xmlcharrefreplace b'\xe2\x82\xac&#56448;&#56575;x&#56447;'
# expect: xmlcharrefreplace b'&#56448;'
# expect: namereplace b'a\\ud800b\\udfff'
# expect: namereplace b'\xe2\x82\xac\\udc80\\udcffx\\udc7f'
# expect: namereplace b'\\udc80'
# expect: surrogatepass b'a\xed\xa0\x80b\xed\xbf\xbf'
# expect: surrogatepass b'\xe2\x82\xac\xed\xb2\x80\xed\xb3\xbfx\xed\xb1\xbf'
# expect: surrogatepass b'\xed\xb2\x80'
# expect: surrogateescape 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-8
# expect: surrogateescape 'utf-8' codec can't encode character '\udc7f' in position 4: surrogates not allowed 4 5 utf-8
# expect: surrogateescape b'\x80'
encode('utf-8-sig')
# expect: strict 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-8
# expect: strict 'utf-8' codec can't encode characters in position 1-2: surrogates not allowed 1 3 utf-8
# expect: strict 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-8
# expect: ignore b'\xef\xbb\xbfab'
# expect: ignore b'\xef\xbb\xbf\xe2\x82\xacx'
# expect: ignore b'\xef\xbb\xbf'
# expect: replace b'\xef\xbb\xbfa?b?'
# expect: replace b'\xef\xbb\xbf\xe2\x82\xac??x?'
# expect: replace b'\xef\xbb\xbf?'
# expect: backslashreplace b'\xef\xbb\xbfa\\ud800b\\udfff'
# expect: backslashreplace b'\xef\xbb\xbf\xe2\x82\xac\\udc80\\udcffx\\udc7f'
# expect: backslashreplace b'\xef\xbb\xbf\\udc80'
# expect: xmlcharrefreplace b'\xef\xbb\xbfa&#55296;b&#57343;'
# expect: xmlcharrefreplace b'\xef\xbb\xbf\xe2\x82\xac&#56448;&#56575;x&#56447;'
# expect: xmlcharrefreplace b'\xef\xbb\xbf&#56448;'
# expect: namereplace b'\xef\xbb\xbfa\\ud800b\\udfff'
# expect: namereplace b'\xef\xbb\xbf\xe2\x82\xac\\udc80\\udcffx\\udc7f'
# expect: namereplace b'\xef\xbb\xbf\\udc80'
# expect: surrogatepass b'\xef\xbb\xbfa\xed\xa0\x80b\xed\xbf\xbf'
# expect: surrogatepass b'\xef\xbb\xbf\xe2\x82\xac\xed\xb2\x80\xed\xb3\xbfx\xed\xb1\xbf'
# expect: surrogatepass b'\xef\xbb\xbf\xed\xb2\x80'
# expect: surrogateescape 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-8
# expect: surrogateescape 'utf-8' codec can't encode character '\udc7f' in position 4: surrogates not allowed 4 5 utf-8
# expect: surrogateescape b'\xef\xbb\xbf\x80'
encode('utf-16')
# expect: strict 'utf-16' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-16
# expect: strict 'utf-16' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-16
# expect: strict 'utf-16' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-16
# expect: ignore b'\xff\xfea\x00b\x00'
# expect: ignore b'\xff\xfe\xac x\x00'
# expect: ignore b'\xff\xfe'
# expect: replace b'\xff\xfea\x00?\x00b\x00?\x00'
# expect: replace b'\xff\xfe\xac ?\x00?\x00x\x00?\x00'
# expect: replace b'\xff\xfe?\x00'
# expect: backslashreplace b'\xff\xfea\x00\\\x00u\x00d\x008\x000\x000\x00b\x00\\\x00u\x00d\x00f\x00f\x00f\x00'
# expect: backslashreplace b'\xff\xfe\xac \\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x00c\x00f\x00f\x00x\x00\\\x00u\x00d\x00c\x007\x00f\x00'
# expect: backslashreplace b'\xff\xfe\\\x00u\x00d\x00c\x008\x000\x00'
# expect: xmlcharrefreplace b'\xff\xfea\x00&\x00#\x005\x005\x002\x009\x006\x00;\x00b\x00&\x00#\x005\x007\x003\x004\x003\x00;\x00'
# expect: xmlcharrefreplace b'\xff\xfe\xac &\x00#\x005\x006\x004\x004\x008\x00;\x00&\x00#\x005\x006\x005\x007\x005\x00;\x00x\x00&\x00#\x005\x006\x004\x004\x007\x00;\x00'
# expect: xmlcharrefreplace b'\xff\xfe&\x00#\x005\x006\x004\x004\x008\x00;\x00'
# expect: namereplace b'\xff\xfea\x00\\\x00u\x00d\x008\x000\x000\x00b\x00\\\x00u\x00d\x00f\x00f\x00f\x00'
# expect: namereplace b'\xff\xfe\xac \\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x00c\x00f\x00f\x00x\x00\\\x00u\x00d\x00c\x007\x00f\x00'
# expect: namereplace b'\xff\xfe\\\x00u\x00d\x00c\x008\x000\x00'
# expect: surrogatepass b'\xff\xfea\x00\x00\xd8b\x00\xff\xdf'
# expect: surrogatepass b'\xff\xfe\xac \x80\xdc\xff\xdcx\x00\x7f\xdc'
# expect: surrogatepass b'\xff\xfe\x80\xdc'
# expect: surrogateescape 'utf-16' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-16
# expect: surrogateescape 'utf-16' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-16
# expect: surrogateescape 'utf-16' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-16
encode('utf-16-be')
# expect: strict 'utf-16-be' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-16-be
# expect: strict 'utf-16-be' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-16-be
# expect: strict 'utf-16-be' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-16-be
# expect: ignore b'\x00a\x00b'
# expect: ignore b' \xac\x00x'
# expect: ignore b''
# expect: replace b'\x00a\x00?\x00b\x00?'
# expect: replace b' \xac\x00?\x00?\x00x\x00?'
# expect: replace b'\x00?'
# expect: backslashreplace b'\x00a\x00\\\x00u\x00d\x008\x000\x000\x00b\x00\\\x00u\x00d\x00f\x00f\x00f'
# expect: backslashreplace b' \xac\x00\\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x00c\x00f\x00f\x00x\x00\\\x00u\x00d\x00c\x007\x00f'
# expect: backslashreplace b'\x00\\\x00u\x00d\x00c\x008\x000'
# expect: xmlcharrefreplace b'\x00a\x00&\x00#\x005\x005\x002\x009\x006\x00;\x00b\x00&\x00#\x005\x007\x003\x004\x003\x00;'
# expect: xmlcharrefreplace b' \xac\x00&\x00#\x005\x006\x004\x004\x008\x00;\x00&\x00#\x005\x006\x005\x007\x005\x00;\x00x\x00&\x00#\x005\x006\x004\x004\x007\x00;'
# expect: xmlcharrefreplace b'\x00&\x00#\x005\x006\x004\x004\x008\x00;'
# expect: namereplace b'\x00a\x00\\\x00u\x00d\x008\x000\x000\x00b\x00\\\x00u\x00d\x00f\x00f\x00f'
# expect: namereplace b' \xac\x00\\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x00c\x00f\x00f\x00x\x00\\\x00u\x00d\x00c\x007\x00f'
# expect: namereplace b'\x00\\\x00u\x00d\x00c\x008\x000'
# expect: surrogatepass b'\x00a\xd8\x00\x00b\xdf\xff'
# expect: surrogatepass b' \xac\xdc\x80\xdc\xff\x00x\xdc\x7f'
# expect: surrogatepass b'\xdc\x80'
# expect: surrogateescape 'utf-16-be' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-16-be
# expect: surrogateescape 'utf-16-be' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-16-be
# expect: surrogateescape 'utf-16-be' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-16-be
encode('utf-32-le')
# expect: strict 'utf-32-le' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-32-le
# expect: strict 'utf-32-le' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-32-le
# expect: strict 'utf-32-le' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-32-le
# expect: ignore b'a\x00\x00\x00b\x00\x00\x00'
# expect: ignore b'\xac \x00\x00x\x00\x00\x00'
# expect: ignore b''
# expect: replace b'a\x00\x00\x00?\x00\x00\x00b\x00\x00\x00?\x00\x00\x00'
# expect: replace b'\xac \x00\x00?\x00\x00\x00?\x00\x00\x00x\x00\x00\x00?\x00\x00\x00'
# expect: replace b'?\x00\x00\x00'
# expect: backslashreplace b'a\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x008\x00\x00\x000\x00\x00\x000\x00\x00\x00b\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00f\x00\x00\x00f\x00\x00\x00f\x00\x00\x00'
# expect: backslashreplace b'\xac \x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x00f\x00\x00\x00f\x00\x00\x00x\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x007\x00\x00\x00f\x00\x00\x00'
# expect: backslashreplace b'\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00'
# expect: xmlcharrefreplace b'a\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x005\x00\x00\x002\x00\x00\x009\x00\x00\x006\x00\x00\x00;\x00\x00\x00b\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x007\x00\x00\x003\x00\x00\x004\x00\x00\x003\x00\x00\x00;\x00\x00\x00'
# expect: xmlcharrefreplace b'\xac \x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x004\x00\x00\x004\x00\x00\x008\x00\x00\x00;\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x005\x00\x00\x007\x00\x00\x005\x00\x00\x00;\x00\x00\x00x\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x004\x00\x00\x004\x00\x00\x007\x00\x00\x00;\x00\x00\x00'
# expect: xmlcharrefreplace b'&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x004\x00\x00\x004\x00\x00\x008\x00\x00\x00;\x00\x00\x00'
# expect: namereplace b'a\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x008\x00\x00\x000\x00\x00\x000\x00\x00\x00b\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00f\x00\x00\x00f\x00\x00\x00f\x00\x00\x00'
# expect: namereplace b'\xac \x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x00f\x00\x00\x00f\x00\x00\x00x\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x007\x00\x00\x00f\x00\x00\x00'
# expect: namereplace b'\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00'
# expect: surrogatepass b'a\x00\x00\x00\x00\xd8\x00\x00b\x00\x00\x00\xff\xdf\x00\x00'
# expect: surrogatepass b'\xac \x00\x00\x80\xdc\x00\x00\xff\xdc\x00\x00x\x00\x00\x00\x7f\xdc\x00\x00'
# expect: surrogatepass b'\x80\xdc\x00\x00'
# expect: surrogateescape 'utf-32-le' codec can't encode character '\ud800' in position 1: surrogates not allowed 1 2 utf-32-le
# expect: surrogateescape 'utf-32-le' codec can't encode character '\udc80' in position 1: surrogates not allowed 1 2 utf-32-le
# expect: surrogateescape 'utf-32-le' codec can't encode character '\udc80' in position 0: surrogates not allowed 0 1 utf-32-le
encode('ascii')
# expect: strict 'ascii' codec can't encode character '\ud800' in position 1: ordinal not in range(128) 1 2 ascii
# expect: strict 'ascii' codec can't encode characters in position 0-2: ordinal not in range(128) 0 3 ascii
# expect: strict 'ascii' codec can't encode character '\udc80' in position 0: ordinal not in range(128) 0 1 ascii
# expect: ignore b'ab'
# expect: ignore b'x'
# expect: ignore b''
# expect: replace b'a?b?'
# expect: replace b'???x?'
# expect: replace b'?'
# expect: backslashreplace b'a\\ud800b\\udfff'
# expect: backslashreplace b'\\u20ac\\udc80\\udcffx\\udc7f'
# expect: backslashreplace b'\\udc80'
# expect: xmlcharrefreplace b'a&#55296;b&#57343;'
# expect: xmlcharrefreplace b'&#8364;&#56448;&#56575;x&#56447;'
# expect: xmlcharrefreplace b'&#56448;'
# expect: namereplace b'a\\ud800b\\udfff'
# expect: namereplace b'\\N{EURO SIGN}\\udc80\\udcffx\\udc7f'
# expect: namereplace b'\\udc80'
# expect: surrogatepass 'ascii' codec can't encode character '\ud800' in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogatepass 'ascii' codec can't encode characters in position 0-2: ordinal not in range(128) 0 3 ascii
# expect: surrogatepass 'ascii' codec can't encode character '\udc80' in position 0: ordinal not in range(128) 0 1 ascii
# expect: surrogateescape 'ascii' codec can't encode character '\ud800' in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogateescape 'ascii' codec can't encode characters in position 0-2: ordinal not in range(128) 0 3 ascii
# expect: surrogateescape b'\x80'
encode('latin-1')
# expect: strict 'latin-1' codec can't encode character '\ud800' in position 1: ordinal not in range(256) 1 2 latin-1
# expect: strict 'latin-1' codec can't encode characters in position 0-2: ordinal not in range(256) 0 3 latin-1
# expect: strict 'latin-1' codec can't encode character '\udc80' in position 0: ordinal not in range(256) 0 1 latin-1
# expect: ignore b'ab'
# expect: ignore b'x'
# expect: ignore b''
# expect: replace b'a?b?'
# expect: replace b'???x?'
# expect: replace b'?'
# expect: backslashreplace b'a\\ud800b\\udfff'
# expect: backslashreplace b'\\u20ac\\udc80\\udcffx\\udc7f'
# expect: backslashreplace b'\\udc80'
# expect: xmlcharrefreplace b'a&#55296;b&#57343;'
# expect: xmlcharrefreplace b'&#8364;&#56448;&#56575;x&#56447;'
# expect: xmlcharrefreplace b'&#56448;'
# expect: namereplace b'a\\ud800b\\udfff'
# expect: namereplace b'\\N{EURO SIGN}\\udc80\\udcffx\\udc7f'
# expect: namereplace b'\\udc80'
# expect: surrogatepass 'latin-1' codec can't encode character '\ud800' in position 1: ordinal not in range(256) 1 2 latin-1
# expect: surrogatepass 'latin-1' codec can't encode characters in position 0-2: ordinal not in range(256) 0 3 latin-1
# expect: surrogatepass 'latin-1' codec can't encode character '\udc80' in position 0: ordinal not in range(256) 0 1 latin-1
# expect: surrogateescape 'latin-1' codec can't encode character '\ud800' in position 1: ordinal not in range(256) 1 2 latin-1
# expect: surrogateescape 'latin-1' codec can't encode characters in position 0-2: ordinal not in range(256) 0 3 latin-1
# expect: surrogateescape b'\x80'
encode('cp1252')
# expect: strict 'charmap' codec can't encode character '\ud800' in position 1: character maps to <undefined> 1 2 charmap
# expect: strict 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> 1 3 charmap
# expect: strict 'charmap' codec can't encode character '\udc80' in position 0: character maps to <undefined> 0 1 charmap
# expect: ignore b'ab'
# expect: ignore b'\x80x'
# expect: ignore b''
# expect: replace b'a?b?'
# expect: replace b'\x80??x?'
# expect: replace b'?'
# expect: backslashreplace b'a\\ud800b\\udfff'
# expect: backslashreplace b'\x80\\udc80\\udcffx\\udc7f'
# expect: backslashreplace b'\\udc80'
# expect: xmlcharrefreplace b'a&#55296;b&#57343;'
# expect: xmlcharrefreplace b'\x80&#56448;&#56575;x&#56447;'
# expect: xmlcharrefreplace b'&#56448;'
# expect: namereplace b'a\\ud800b\\udfff'
# expect: namereplace b'\x80\\udc80\\udcffx\\udc7f'
# expect: namereplace b'\\udc80'
# expect: surrogatepass 'charmap' codec can't encode character '\ud800' in position 1: character maps to <undefined> 1 2 charmap
# expect: surrogatepass 'charmap' codec can't encode characters in position 1-2: character maps to <undefined> 1 3 charmap
# expect: surrogatepass 'charmap' codec can't encode character '\udc80' in position 0: character maps to <undefined> 0 1 charmap
# expect: surrogateescape 'charmap' codec can't encode character '\ud800' in position 1: character maps to <undefined> 1 2 charmap
# expect: surrogateescape 'charmap' codec can't encode character '\udc7f' in position 4: character maps to <undefined> 4 5 charmap
# expect: surrogateescape b'\x80'
decode('utf-8')
# expect: strict 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte 0 1 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte 0 1 utf-8
# expect: strict 'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte 1 2 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte 0 1 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xd8 in position 1: unexpected end of data 1 2 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte 1 2 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xd8 in position 2: invalid continuation byte 2 3 utf-8
# expect: strict 'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte 1 2 utf-8
# expect: ignore 'a'
# expect: ignore ''
# expect: ignore 'ab'
# expect: ignore ''
# expect: ignore '\x00'
# expect: ignore '\x00a\x00'
# expect: ignore '\x00\x00\x00'
# expect: ignore '\x00\x00\x00'
# expect: replace '\ufffd\ufffd\ufffda'
# expect: replace '\ufffd\ufffd'
# expect: replace 'a\ufffd\ufffdb\ufffd'
# expect: replace '\ufffd\ufffd'
# expect: replace '\x00\ufffd'
# expect: replace '\x00\ufffda\x00'
# expect: replace '\x00\x00\ufffd\x00'
# expect: replace '\x00\ufffd\x00\x00'
# expect: backslashreplace '\\xed\\xa0\\x80a'
# expect: backslashreplace '\\xff\\xfe'
# expect: backslashreplace 'a\\x80\\x81b\\xc3'
# expect: backslashreplace '\\xed\\xb2'
# expect: backslashreplace '\x00\\xd8'
# expect: backslashreplace '\x00\\xd8a\x00'
# expect: backslashreplace '\x00\x00\\xd8\x00'
# expect: backslashreplace '\x00\\xd8\x00\x00'
# expect: surrogatepass '\ud800a'
# expect: surrogatepass 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte 0 1 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0x80 in position 1: invalid start byte 1 2 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte 0 1 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0xd8 in position 1: unexpected end of data 1 2 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte 1 2 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0xd8 in position 2: invalid continuation byte 2 3 utf-8
# expect: surrogatepass 'utf-8' codec can't decode byte 0xd8 in position 1: invalid continuation byte 1 2 utf-8
# expect: surrogateescape '\udced\udca0\udc80a'
# expect: surrogateescape '\udcff\udcfe'
# expect: surrogateescape 'a\udc80\udc81b\udcc3'
# expect: surrogateescape '\udced\udcb2'
# expect: surrogateescape '\x00\udcd8'
# expect: surrogateescape '\x00\udcd8a\x00'
# expect: surrogateescape '\x00\x00\udcd8\x00'
# expect: surrogateescape '\x00\udcd8\x00\x00'
decode('utf-16-le')
# expect: strict '\ua0ed\u6180'
# expect: strict '\ufeff'
# expect: strict 'utf-16-le' codec can't decode byte 0xc3 in position 4: truncated data 4 5 utf-16-le
# expect: strict '\ub2ed'
# expect: strict 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data 0 2 utf-16-le
# expect: strict 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate 0 2 utf-16-le
# expect: strict '\x00\xd8'
# expect: strict 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate 0 2 utf-16-le
# expect: ignore '\ua0ed\u6180'
# expect: ignore '\ufeff'
# expect: ignore '\u8061\u6281'
# expect: ignore '\ub2ed'
# expect: ignore ''
# expect: ignore 'a'
# expect: ignore '\x00\xd8'
# expect: ignore '\x00'
# expect: replace '\ua0ed\u6180'
# expect: replace '\ufeff'
# expect: replace '\u8061\u6281\ufffd'
# expect: replace '\ub2ed'
# expect: replace '\ufffd'
# expect: replace '\ufffda'
# expect: replace '\x00\xd8'
# expect: replace '\ufffd\x00'
# expect: backslashreplace '\ua0ed\u6180'
# expect: backslashreplace '\ufeff'
# expect: backslashreplace '\u8061\u6281\\xc3'
# expect: backslashreplace '\ub2ed'
# expect: backslashreplace '\\x00\\xd8'
# expect: backslashreplace '\\x00\\xd8a'
# expect: backslashreplace '\x00\xd8'
# expect: backslashreplace '\\x00\\xd8\x00'
# expect: surrogatepass '\ua0ed\u6180'
# expect: surrogatepass '\ufeff'
# expect: surrogatepass 'utf-16-le' codec can't decode byte 0xc3 in position 4: truncated data 4 5 utf-16-le
# expect: surrogatepass '\ub2ed'
# expect: surrogatepass '\ud800'
# expect: surrogatepass '\ud800a'
# expect: surrogatepass '\x00\xd8'
# expect: surrogatepass '\ud800\x00'
# expect: surrogateescape '\ua0ed\u6180'
# expect: surrogateescape '\ufeff'
# expect: surrogateescape '\u8061\u6281\udcc3'
# expect: surrogateescape '\ub2ed'
# expect: surrogateescape 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data 0 2 utf-16-le
# expect: surrogateescape 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate 0 2 utf-16-le
# expect: surrogateescape '\x00\xd8'
# expect: surrogateescape 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate 0 2 utf-16-le
decode('utf-16-be')
# expect: strict '\ueda0\u8061'
# expect: strict '\ufffe'
# expect: strict 'utf-16-be' codec can't decode byte 0xc3 in position 4: truncated data 4 5 utf-16-be
# expect: strict '\uedb2'
# expect: strict '\xd8'
# expect: strict '\xd8\u6100'
# expect: strict 'utf-16-be' codec can't decode bytes in position 2-3: unexpected end of data 2 4 utf-16-be
# expect: strict '\xd8\x00'
# expect: ignore '\ueda0\u8061'
# expect: ignore '\ufffe'
# expect: ignore '\u6180\u8162'
# expect: ignore '\uedb2'
# expect: ignore '\xd8'
# expect: ignore '\xd8\u6100'
# expect: ignore '\x00'
# expect: ignore '\xd8\x00'
# expect: replace '\ueda0\u8061'
# expect: replace '\ufffe'
# expect: replace '\u6180\u8162\ufffd'
# expect: replace '\uedb2'
# expect: replace '\xd8'
# expect: replace '\xd8\u6100'
# expect: replace '\x00\ufffd'
# expect: replace '\xd8\x00'
# expect: backslashreplace '\ueda0\u8061'
# expect: backslashreplace '\ufffe'
# expect: backslashreplace '\u6180\u8162\\xc3'
# expect: backslashreplace '\uedb2'
# expect: backslashreplace '\xd8'
# expect: backslashreplace '\xd8\u6100'
# expect: backslashreplace '\x00\\xd8\\x00'
# expect: backslashreplace '\xd8\x00'
# expect: surrogatepass '\ueda0\u8061'
# expect: surrogatepass '\ufffe'
# expect: surrogatepass 'utf-16-be' codec can't decode byte 0xc3 in position 4: truncated data 4 5 utf-16-be
# expect: surrogatepass '\uedb2'
# expect: surrogatepass '\xd8'
# expect: surrogatepass '\xd8\u6100'
# expect: surrogatepass '\x00\ud800'
# expect: surrogatepass '\xd8\x00'
# expect: surrogateescape '\ueda0\u8061'
# expect: surrogateescape '\ufffe'
# expect: surrogateescape '\u6180\u8162\udcc3'
# expect: surrogateescape '\uedb2'
# expect: surrogateescape '\xd8'
# expect: surrogateescape '\xd8\u6100'
# expect: surrogateescape 'utf-16-be' codec can't decode byte 0x00 in position 3: truncated data 3 4 utf-16-be
# expect: surrogateescape '\xd8\x00'
decode('utf-32-le')
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: strict 'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000) 0 4 utf-32-le
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: ignore ''
# expect: replace '\ufffd'
# expect: replace '\ufffd'
# expect: replace '\ufffd\ufffd'
# expect: replace '\ufffd'
# expect: replace '\ufffd'
# expect: replace '\ufffd'
# expect: replace '\ufffd'
# expect: replace '\ufffd'
# expect: backslashreplace '\\xed\\xa0\\x80\\x61'
# expect: backslashreplace '\\xff\\xfe'
# expect: backslashreplace '\\x61\\x80\\x81\\x62\\xc3'
# expect: backslashreplace '\\xed\\xb2'
# expect: backslashreplace '\\x00\\xd8'
# expect: backslashreplace '\\x00\\xd8\\x61\\x00'
# expect: backslashreplace '\\x00\\x00\\xd8\\x00'
# expect: backslashreplace '\\x00\\xd8\\x00\\x00'
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogatepass 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogatepass '\ud800'
# expect: surrogateescape 'utf-32-le' codec can't decode byte 0x61 in position 3: truncated data 3 4 utf-32-le
# expect: surrogateescape '\udcff\udcfe'
# expect: surrogateescape 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogateescape '\udced\udcb2'
# expect: surrogateescape 'utf-32-le' codec can't decode bytes in position 0-1: truncated data 0 2 utf-32-le
# expect: surrogateescape 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogateescape 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x...) 0 4 utf-32-le
# expect: surrogateescape 'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000) 0 4 utf-32-le
decode('ascii')
# expect: strict 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) 0 1 ascii
# expect: strict 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128) 0 1 ascii
# expect: strict 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128) 1 2 ascii
# expect: strict 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) 0 1 ascii
# expect: strict 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: strict 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: strict 'ascii' codec can't decode byte 0xd8 in position 2: ordinal not in range(128) 2 3 ascii
# expect: strict 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: ignore 'a'
# expect: ignore ''
# expect: ignore 'ab'
# expect: ignore ''
# expect: ignore '\x00'
# expect: ignore '\x00a\x00'
# expect: ignore '\x00\x00\x00'
# expect: ignore '\x00\x00\x00'
# expect: replace '\ufffd\ufffd\ufffda'
# expect: replace '\ufffd\ufffd'
# expect: replace 'a\ufffd\ufffdb\ufffd'
# expect: replace '\ufffd\ufffd'
# expect: replace '\x00\ufffd'
# expect: replace '\x00\ufffda\x00'
# expect: replace '\x00\x00\ufffd\x00'
# expect: replace '\x00\ufffd\x00\x00'
# expect: backslashreplace '\\xed\\xa0\\x80a'
# expect: backslashreplace '\\xff\\xfe'
# expect: backslashreplace 'a\\x80\\x81b\\xc3'
# expect: backslashreplace '\\xed\\xb2'
# expect: backslashreplace '\x00\\xd8'
# expect: backslashreplace '\x00\\xd8a\x00'
# expect: backslashreplace '\x00\x00\\xd8\x00'
# expect: backslashreplace '\x00\\xd8\x00\x00'
# expect: surrogatepass 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) 0 1 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128) 0 1 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0x80 in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xed in position 0: ordinal not in range(128) 0 1 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xd8 in position 2: ordinal not in range(128) 2 3 ascii
# expect: surrogatepass 'ascii' codec can't decode byte 0xd8 in position 1: ordinal not in range(128) 1 2 ascii
# expect: surrogateescape '\udced\udca0\udc80a'
# expect: surrogateescape '\udcff\udcfe'
# expect: surrogateescape 'a\udc80\udc81b\udcc3'
# expect: surrogateescape '\udced\udcb2'
# expect: surrogateescape '\x00\udcd8'
# expect: surrogateescape '\x00\udcd8a\x00'
# expect: surrogateescape '\x00\x00\udcd8\x00'
# expect: surrogateescape '\x00\udcd8\x00\x00'
decode('cp1252')
# expect: strict '\xed\xa0\u20aca'
# expect: strict '\xff\xfe'
# expect: strict 'charmap' codec can't decode byte 0x81 in position 2: character maps to <undefined> 2 3 charmap
# expect: strict '\xed\xb2'
# expect: strict '\x00\xd8'
# expect: strict '\x00\xd8a\x00'
# expect: strict '\x00\x00\xd8\x00'
# expect: strict '\x00\xd8\x00\x00'
# expect: ignore '\xed\xa0\u20aca'
# expect: ignore '\xff\xfe'
# expect: ignore 'a\u20acb\xc3'
# expect: ignore '\xed\xb2'
# expect: ignore '\x00\xd8'
# expect: ignore '\x00\xd8a\x00'
# expect: ignore '\x00\x00\xd8\x00'
# expect: ignore '\x00\xd8\x00\x00'
# expect: replace '\xed\xa0\u20aca'
# expect: replace '\xff\xfe'
# expect: replace 'a\u20ac\ufffdb\xc3'
# expect: replace '\xed\xb2'
# expect: replace '\x00\xd8'
# expect: replace '\x00\xd8a\x00'
# expect: replace '\x00\x00\xd8\x00'
# expect: replace '\x00\xd8\x00\x00'
# expect: backslashreplace '\xed\xa0\u20aca'
# expect: backslashreplace '\xff\xfe'
# expect: backslashreplace 'a\u20ac\\x81b\xc3'
# expect: backslashreplace '\xed\xb2'
# expect: backslashreplace '\x00\xd8'
# expect: backslashreplace '\x00\xd8a\x00'
# expect: backslashreplace '\x00\x00\xd8\x00'
# expect: backslashreplace '\x00\xd8\x00\x00'
# expect: surrogatepass '\xed\xa0\u20aca'
# expect: surrogatepass '\xff\xfe'
# expect: surrogatepass 'charmap' codec can't decode byte 0x81 in position 2: character maps to <undefined> 2 3 charmap
# expect: surrogatepass '\xed\xb2'
# expect: surrogatepass '\x00\xd8'
# expect: surrogatepass '\x00\xd8a\x00'
# expect: surrogatepass '\x00\x00\xd8\x00'
# expect: surrogatepass '\x00\xd8\x00\x00'
# expect: surrogateescape '\xed\xa0\u20aca'
# expect: surrogateescape '\xff\xfe'
# expect: surrogateescape 'a\u20ac\udc81b\xc3'
# expect: surrogateescape '\xed\xb2'
# expect: surrogateescape '\x00\xd8'
# expect: surrogateescape '\x00\xd8a\x00'
# expect: surrogateescape '\x00\x00\xd8\x00'
# expect: surrogateescape '\x00\xd8\x00\x00'
print('a\ud800'.encode('unicode_escape'), 'a\ud800'.encode('raw_unicode_escape'))  # expect: b'a\\ud800' b'a\\ud800'
print(ascii(b'\\ud800'.decode('unicode_escape')), ascii(b'\\ud800'.decode('raw_unicode_escape')))
# expect: '\ud800' '\ud800'
everything = bytes(range(256))
print(everything.decode('ascii', 'surrogateescape').encode('ascii', 'surrogateescape') == everything)  # expect: True
print(everything.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape') == everything)  # expect: True
every = ''.join(map(chr, range(0xd800, 0xe000)))
print(len(every), every.encode('utf-8', 'surrogatepass').decode('utf-8', 'surrogatepass') == every)
# expect: 2048 True
