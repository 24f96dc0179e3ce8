for source in b"X\x80", b"\xc3\xa9X\x80", b"a\n\n  \xff x", b"\xef\xbb\xbfx\xff", b"x\r\n\xe2\x82", b"# coding: utf-8\n\xed\xa0\x80", b"\xef\xbb\xbf#coding: utf8\n", b"\xef\xbb\xbf# coding: latin-1\n":
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as error:
        print(error.args, error.filename)
        # expect: ("Non-UTF-8 code starting with '\\x80' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 1, 2, 'X�', 1, 2)) <test>
        # expect: ("Non-UTF-8 code starting with '\\x80' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 1, 3, 'éX�', 1, 3)) <test>
        # expect: ("Non-UTF-8 code starting with '\\xff' on line 3, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 3, 3, '  � x', 3, 3)) <test>
        # expect: ("Non-UTF-8 code starting with '\\xff' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 1, 2, 'x�', 1, 2)) <test>
        # expect: ("Non-UTF-8 code starting with '\\xe2' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 2, 1, '�', 2, 1)) <test>
        # expect: ("Non-UTF-8 code starting with '\\xed' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details", (None, 2, 1, '���', 2, 1)) <test>
        # expect: ('encoding problem: utf8 with BOM', (None, 1, 0, '#coding: utf8', 1, 13)) <test>
        # expect: ('encoding problem: iso-8859-1 with BOM', (None, 1, 0, '# coding: latin-1', 1, 17)) <test>
