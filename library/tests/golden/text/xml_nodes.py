"""Documents as trees of nodes: made, read, changed and written."""
from xml.dom import HierarchyRequestErr, Node, NotFoundErr
from xml.dom.minidom import Document, getDOMImplementation, parseString

doc = parseString("""<!DOCTYPE shop SYSTEM "shop.dtd" [<!ENTITY e "text">]>
<shop xmlns:x="urn:x"><item id="1" x:k="v&quot;">first</item><!--note--><?pi data?><item id="2"><![CDATA[<raw>]]>&e;</item></shop>""")
print(doc.toxml())
# expect: <?xml version="1.0" ?><!DOCTYPE shop  SYSTEM 'shop.dtd' [<!ENTITY e "text">]><shop xmlns:x="urn:x"><item id="1" x:k="v&quot;">first</item><!--note--><?pi data?><item id="2"><![CDATA[<raw>]]>text</item></shop>
root = doc.documentElement
print(root.tagName, root.nodeType == Node.ELEMENT_NODE, len(root.childNodes), root.firstChild.getAttribute("id"))
# expect: shop True 4 1
print([item.getAttribute("id") for item in doc.getElementsByTagName("item")], root.getElementsByTagName("none"))
# expect: ['1', '2'] []
first, last = doc.getElementsByTagName("item")
print(first.attributes.keys(), first.getAttributeNS("urn:x", "k"), first.hasAttribute("none"), repr(first.getAttribute("none")))
# expect: dict_keys(['id', 'x:k']) v" False ''
print(first.firstChild, first.firstChild.data, first.nextSibling, last.previousSibling.nodeName, last.childNodes.length)
# expect: <DOM Text node "'first'"> first <DOM Comment node "'note'"> pi 2
print(doc.doctype.systemId, doc.doctype.internalSubset, [node.nodeName for node in doc.childNodes])
# expect: shop.dtd <!ENTITY e "text"> ['shop', 'shop']
first.setAttribute("new", "<&\n")
first.appendChild(doc.createTextNode(" & more"))
first.normalize()
print(first.toxml(), first.cloneNode(False).toxml())
# expect: <item id="1" x:k="v&quot;" new="&lt;&amp;&#10;">first &amp; more</item> <item id="1" x:k="v&quot;" new="&lt;&amp;&#10;"/>
root.removeChild(last)
root.insertBefore(last, first)
root.replaceChild(doc.createComment("gone"), first)
print(root.toprettyxml(indent="  "))
# expect: <shop xmlns:x="urn:x">
# expect:   <item id="2">
# expect: <![CDATA[<raw>]]>    text
# expect:   </item>
# expect:   <!--gone-->
# expect:   <!--note-->
# expect:   <?pi data?>
# expect: </shop>
# expect: 
print(root.toxml("us-ascii"), doc.toxml("utf-8", standalone=True)[:56])
# expect: b'<shop xmlns:x="urn:x"><item id="2"><![CDATA[<raw>]]>text</item><!--gone--><!--note--><?pi data?></shop>' b'<?xml version="1.0" encoding="utf-8" standalone="yes"?><'

made = Document()
made.appendChild(made.createElement("a"))
child = made.documentElement.appendChild(made.createElementNS("urn:y", "y:b"))
child.setAttribute("é", "ü")
child.appendChild(made.createCDATASection("1 < 2"))
print(made.toprettyxml(indent=" ", newl="|"), child.localName, child.prefix, child.namespaceURI)
# expect: <?xml version="1.0" ?>|<a>| <y:b é="ü"><![CDATA[1 < 2]]></y:b>|</a>| b y urn:y
print(getDOMImplementation().createDocument(None, "root", None).toxml("ascii"))
# expect: b'<?xml version="1.0" encoding="ascii"?><root/>'
for call in (lambda: made.appendChild(made.createElement("b")), lambda: root.removeChild(first), lambda: child.firstChild.appendChild(child),
             lambda: made.createTextNode(1), lambda: child.removeAttribute("none"), lambda: parseString("<a>")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
# expect: HierarchyRequestErr two document elements disallowed
# expect: NotFoundErr 
# expect: HierarchyRequestErr #cdata-section nodes cannot have children
# expect: TypeError node contents must be a string
# expect: NotFoundErr 
# expect: ExpatError no element found: line 1, column 3
