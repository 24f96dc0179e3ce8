"""Documents as trees: read, searched, changed and written."""
import xml.etree.ElementTree as ET

doc = """<?xml version="1.0"?>
<!DOCTYPE library [<!ENTITY house "Press &amp; Sons"><!ATTLIST book lang CDATA "en">]>
<library xmlns:x="urn:x">
  <book id="b1"><title>First &lt;one&gt;</title><price x:unit="EUR">10</price></book>
  <book id="b2" lang="de"><title><![CDATA[<Zweites>]]></title><by>&house;</by></book><!-- end -->
</library>"""
root = ET.fromstring(doc)
print(root.tag, len(root), [child.attrib for child in root])
# expect: library 2 [{'id': 'b1', 'lang': 'en'}, {'id': 'b2', 'lang': 'de'}]
print([title.text for title in root.iter("title")], root.find("book[2]/by").text)
# expect: ['First <one>', '<Zweites>'] Press & Sons
print(root.find(".//price").attrib, root.findtext("book/title"), root.find("none"))
# expect: {'{urn:x}unit': 'EUR'} First <one> None
print([each.get("id") for each in root.findall("book[@lang='de']")], [e.tag for e in root.findall(".//by/..")])
# expect: ['b2'] ['book']
print([each.get("id") for each in root.findall("./book[by]")], root.findall("book[last()]")[0].get("id"))
# expect: ['b2'] b2
print(root.find("book/price[.='10']", {}).tag, len(root.findall("{*}book")), len(root.findall("book[price!='10']")))
# expect: price 2 0
print(root.find("book/x:none", {"x": "urn:x"}), [e.tag for e in root.iterfind("*/*")])
# expect: None ['title', 'price', 'title', 'by']
print(repr("".join(root.itertext()).split()))
# expect: ['First', '<one>10', '<Zweites>Press', '&', 'Sons']

made = ET.Element("a", {"k": 'v"<&\n'}, other="é")
ET.SubElement(made, "{urn:x}b").text = "1 < 2 & 3"
made.append(ET.Comment(" c "))
made.append(ET.PI("target", "data"))
made[0].tail = "tail"
print(ET.tostring(made))
# expect: b'<a xmlns:ns0="urn:x" k="v&quot;&lt;&amp;&#10;" other="&#233;"><ns0:b>1 &lt; 2 &amp; 3</ns0:b>tail<!-- c --><?target data?></a>'
print(ET.tostring(made, encoding="unicode", short_empty_elements=False))
# expect: <a xmlns:ns0="urn:x" k="v&quot;&lt;&amp;&#10;" other="é"><ns0:b>1 &lt; 2 &amp; 3</ns0:b>tail<!-- c --><?target data?></a>
ET.register_namespace("ex", "urn:x")
print(ET.tostring(made, "utf-8", xml_declaration=True).decode())
# expect: <?xml version='1.0' encoding='utf-8'?>
# expect: <a xmlns:ex="urn:x" k="v&quot;&lt;&amp;&#10;" other="é"><ex:b>1 &lt; 2 &amp; 3</ex:b>tail<!-- c --><?target data?></a>
print(ET.tostring(ET.XML('<p>a<br/>b<script>1 &lt; 2</script></p>'), method="html"), ET.tostring(root, method="text")[:20])
# expect: b'<p>a<br>b<script>1 < 2</script></p>' b'\n  First <one>10\n  <'
tree = ET.ElementTree(ET.XML("<a><b>t</b><c><d/></c></a>"))
ET.indent(tree)
ET.dump(tree)
# expect: <a>
# expect:   <b>t</b>
# expect:   <c>
# expect:     <d />
# expect:   </c>
# expect: </a>
print(ET.canonicalize('<a  z="1" b="2"><c xmlns="u"/>\n<!-- no --></a>'))
# expect: <a b="2" z="1"><c xmlns="u"></c>
# expect: </a>
print(ET.tostringlist(ET.XML("<a><b/>t</a>"), "unicode"))
# expect: ['<a', '>', '<b', ' />', 't', '</a>']

deep = ET.XML("<a>" * 50_000 + "</a>" * 50_000)
print(sum(1 for _ in deep.iter()))
# expect: 50000
