"""The parser of XML by functions: what each is called with, and where."""
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr, unescape


def run(text, *names, separator=None, **attributes):
    parser = expat.ParserCreate(namespace_separator=separator)
    for name, value in attributes.items():
        setattr(parser, name, value)
    for name in names:
        def handler(*args, name=name):
            print(name, args, parser.CurrentLineNumber, parser.CurrentColumnNumber)
            return 1
        setattr(parser, name + "Handler", handler)
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        print(error, error.code == expat.errors.codes[expat.ErrorString(error.code)], error.lineno, error.offset)


ALL = "StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction", "StartCdataSection"
run("<a b='1' c=\"&lt;\n2\">x\n&#65;&amp;<!--c--><?p  q?><![CDATA[<]]></a>", *ALL)
# expect: StartElement ('a', {'b': '1', 'c': '< 2'}) 1 0
# expect: CharacterData ('x',) 2 3
# expect: CharacterData ('\n',) 2 4
# expect: CharacterData ('A',) 3 0
# expect: CharacterData ('&',) 3 5
# expect: Comment ('c',) 3 10
# expect: ProcessingInstruction ('p', 'q') 3 18
# expect: StartCdataSection () 3 26
# expect: CharacterData ('<',) 3 35
# expect: EndElement ('a',) 3 39
run("<a b='1' c='2'/>", "StartElement", ordered_attributes=True)
# expect: StartElement ('a', ['b', '1', 'c', '2']) 1 0
run("<a>1\n2&gt;3</a>", "CharacterData", buffer_text=True)
# expect: CharacterData ('1\n2>3',) 2 10
run("<p:a xmlns:p='u' xmlns='v' p:q='1'><b/></p:a>", "StartElement", "StartNamespaceDecl", "EndNamespaceDecl", separator=" ")
# expect: StartNamespaceDecl ('p', 'u') 1 0
# expect: StartNamespaceDecl (None, 'v') 1 0
# expect: StartElement ('u a', {'u q': '1'}) 1 0
# expect: StartElement ('v b', {}) 1 35
# expect: EndNamespaceDecl (None,) 1 39
# expect: EndNamespaceDecl ('p',) 1 39
run("""<?xml version="1.0" standalone="yes"?>
<!DOCTYPE a SYSTEM "s" [
<!ELEMENT a (b, (c | d)*, e?)> <!ELEMENT b (#PCDATA | c)*> <!ELEMENT c EMPTY>
<!ATTLIST a x (p | q) "p" y CDATA #REQUIRED>
<!ENTITY e "1&#38;2"> <!ENTITY o SYSTEM "file"> <!NOTATION n PUBLIC "pub">
]><a>&e;</a>""", "XmlDecl", "StartDoctypeDecl", "EndDoctypeDecl", "ElementDecl", "AttlistDecl", "EntityDecl", "NotationDecl")
# expect: XmlDecl ('1.0', None, 1) 1 0
# expect: StartDoctypeDecl ('a', 's', None, 1) 2 23
# expect: ElementDecl ('a', (6, 0, None, ((4, 0, 'b', ()), (5, 2, None, ((4, 0, 'c', ()), (4, 0, 'd', ()))), (4, 1, 'e', ())))) 3 28
# expect: ElementDecl ('b', (3, 2, None, ((4, 0, 'c', ()),))) 3 55
# expect: ElementDecl ('c', (1, 0, None, ())) 3 71
# expect: AttlistDecl ('a', 'x', '(p|q)', 'p', 0) 4 22
# expect: AttlistDecl ('a', 'y', 'CDATA', None, 1) 4 34
# expect: EntityDecl ('e', 0, '1&2', None, None, None, None) 5 11
# expect: EntityDecl ('o', 0, None, None, 'file', None, None) 5 46
# expect: NotationDecl ('n', None, None, 'pub') 5 73
# expect: EndDoctypeDecl () 6 1
# expect: not well-formed (invalid token): line 6, column 5 True 6 5
run("<!DOCTYPE a SYSTEM 's'><a>&x;</a>", "SkippedEntity", "Default")
# expect: Default ('<!DOCTYPE',) 1 0
# expect: Default (' ',) 1 9
# expect: Default ('a',) 1 10
# expect: Default (' ',) 1 11
# expect: Default ('SYSTEM',) 1 12
# expect: Default (' ',) 1 18
# expect: Default ("'s'",) 1 19
# expect: Default ('>',) 1 22
# expect: Default ('<a>',) 1 23
# expect: SkippedEntity ('x', 0) 1 26
# expect: Default ('</a>',) 1 29
for text in ("<a></b>", "<a><", "<a/>x", "<a b='<'/>", "<a>&x", "<!DOCTYPE a [<!ENTITY % p 'x'> <!ELEMENT a %p;>]>", "<?xml version='2.0'?><a/>",
             b"<?xml version='1.0' encoding='utf-16'?><a/>", b"<a>\xff</a>", b"<a>\xc3", "<!DOCTYPE a [<!ENTITY n SYSTEM 's' NDATA x>]><a>&n;</a>",
             "<!DOCTYPE a [<!ENTITY n '<b>'>]><a>&n;</b></a>"):
    run(text)
# expect: mismatched tag: line 1, column 5 True 1 5
# expect: unclosed token: line 1, column 3 True 1 3
# expect: junk after document element: line 1, column 4 True 1 4
# expect: not well-formed (invalid token): line 1, column 6 True 1 6
# expect: unclosed token: line 1, column 3 True 1 3
# expect: illegal parameter entity reference: line 1, column 43 True 1 43
# expect: XML declaration not well-formed: line 1, column 15 True 1 15
# expect: encoding specified in XML declaration is incorrect: line 1, column 30 True 1 30
# expect: not well-formed (invalid token): line 1, column 3 True 1 3
# expect: partial character: line 1, column 3 True 1 3
# expect: reference to binary entity: line 1, column 48 True 1 48
# expect: asynchronous entity: line 1, column 35 True 1 35
print(escape("<a & b>", {"é": "&eacute;"}), quoteattr("it's \"so\"\n"), unescape("&lt;&amp;lt;"))
# expect: &lt;a &amp; b&gt; "it's &quot;so&quot;&#10;" <&lt;
