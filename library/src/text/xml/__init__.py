"""Documents of XML: `xml.etree` has them as trees, `xml.parsers` and `xml.sax` as calls of functions."""
