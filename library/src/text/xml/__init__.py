"""Documents of XML: `xml.etree` has them as trees, `xml.parsers` as calls of functions."""

__all__ = ["dom", "parsers", "sax", "etree"]
