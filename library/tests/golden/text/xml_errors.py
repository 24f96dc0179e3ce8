"""What is wrong with documents, and with what is asked of trees."""
import xml.etree.ElementTree as ET

root = ET.XML("<a/>")
made = ET.Element("a")

for text in ("<a><b></a>", "<a", "", "<a/><b/>", "<a x='1' x='2'/>", "<a>&b;</a>", "<p:a/>", "<a><![CDATA[",
             " <?xml version='1.0'?><a/>", "<a>\x01</a>", "<a>&#0;</a>", "<a b=c/>", "<a>]]></a>", "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "<!FOO>"):
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(error, error.code, error.position)
# expect: mismatched tag: line 1, column 8 7 (1, 8)
# expect: unclosed token: line 1, column 0 5 (1, 0)
# expect: no element found: line 1, column 0 3 (1, 0)
# expect: junk after document element: line 1, column 4 9 (1, 4)
# expect: duplicate attribute: line 1, column 9 8 (1, 9)
# expect: undefined entity: line 1, column 3 11 (1, 3)
# expect: unbound prefix: line 1, column 0 27 (1, 0)
# expect: unclosed CDATA section: line 1, column 12 20 (1, 12)
# expect: XML or text declaration not at start of entity: line 1, column 1 17 (1, 1)
# expect: not well-formed (invalid token): line 1, column 3 4 (1, 3)
# expect: reference to invalid character number: line 1, column 3 14 (1, 3)
# expect: not well-formed (invalid token): line 1, column 5 4 (1, 5)
# expect: not well-formed (invalid token): line 1, column 5 4 (1, 5)
# expect: recursive entity reference: line 1, column 35 12 (1, 35)
# expect: not well-formed (invalid token): line 1, column 5 4 (1, 5)
for call in (lambda: ET.SubElement("a", "b"), lambda: made.append("x"), lambda: made["x"], lambda: ET.Element(), lambda: root.find("/a"),
             lambda: ET.tostring(ET.Element("a", x=1)), lambda: made.remove(root), lambda: ET.ElementTree("x")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
# expect: TypeError SubElement() argument 1 must be xml.etree.ElementTree.Element, not str
# expect: TypeError append() argument 1 must be xml.etree.ElementTree.Element, not str
# expect: TypeError element indices must be integers
# expect: TypeError Element() takes at least 1 argument (0 given)
# expect: SyntaxError cannot use absolute path on element
# expect: TypeError cannot serialize 1 (type int)
# expect: ValueError Element.remove(x): element not found
# expect: TypeError expected an Element, not str
