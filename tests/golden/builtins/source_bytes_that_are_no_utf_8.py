for source in b"X\x80", b"\xc3\xa9X\x80", b"a\n\n  \xff x", b"\xef\xbb\xbfx\xff", b"x\r\n\xe2\x82", b"# coding: utf-8\n\xed\xa0\x80":
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
