print(ascii(eval(b'# coding: iso8859-15\n"\xc2\xa4"')), ascii(eval(b'# vim: set fileencoding=latin-1 :\n"\xc2\xa4"')))
# expect: '\xc2\u20ac' '\xc2\xa4'
print(ascii(eval(b'#!interpreter\n# coding: cp1251\n"\xcf"')))  # expect: '\u041f'
for source in (
    b"# coding: unheard-of\npass\n",
    b"\xef\xbb\xbf# coding: latin1\n",
    b"# coding: hex\n",
    b'# coding: ascii\nx = "\xff"\n',
    b"# coding: cp1252\n#\x81",
):
    try:
        compile(source, "names.py", "exec")
    except SyntaxError as error:
        print(error.msg, error.filename, error.lineno, error.offset)
        # expect: unknown encoding: unheard-of names.py 0 -1
        # expect: encoding problem: latin1 with BOM names.py 1 0
        # expect: 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs names.py 0 -1
        # expect: 'ascii' codec can't decode byte 0xff in position 21: ordinal not in range(128) names.py 0 -1
        # expect: 'charmap' codec can't decode byte 0x81 in position 18: character maps to <undefined> names.py 0 -1
compile(b"pass\n# coding: unheard-of\n", "names.py", "exec")
