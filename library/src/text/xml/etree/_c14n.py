"""The canonical form of documents, C14N 2.0."""

import io
import re

from xml.etree._reading import XMLParser

_CDATA = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"}
_ATTRIBUTE = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"}
_CDATA_MARKS = re.compile("[&<>\r]")
_ATTRIBUTE_MARKS = re.compile("[&<\"\t\n\r]")
_PREFIXED = re.compile(r"\w+:\w+", re.UNICODE)
_XML = "http://www.w3.org/XML/1998/namespace"


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    """The canonical form of a document, or None if it is written to a file."""
    if xml_data is None and from_file is None:
        raise ValueError("Either 'xml_data' or 'from_file' must be provided as input")
    result = None
    if out is None:
        result = out = io.StringIO()
    parser = XMLParser(target=C14NWriterTarget(out.write, **options))
    if xml_data is not None:
        parser.feed(xml_data)
        parser.close()
    elif hasattr(from_file, "read"):
        parser._parse_whole(from_file)
    else:
        with open(from_file, "rb") as file:
            parser._parse_whole(file)
    return None if result is None else result.getvalue()


def _escape_cdata(text):
    return _CDATA_MARKS.sub(lambda found: _CDATA[found[0]], text)


def _escape_attribute(text):
    return _ATTRIBUTE_MARKS.sub(lambda found: _ATTRIBUTE[found[0]], text)


class C14NWriterTarget:
    """Writes the canonical form of what a parser tells it."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, write, *, with_comments=False, strip_text=False, rewrite_prefixes=False, qname_aware_tags=None,
                 qname_aware_attrs=None, exclude_attrs=None, exclude_tags=None):
        self._write, self._data = write, []
        self._with_comments, self._strip_text = with_comments, strip_text
        self._exclude_attrs = set(exclude_attrs) if exclude_attrs else None
        self._exclude_tags = set(exclude_tags) if exclude_tags else None
        self._rewrite_prefixes = rewrite_prefixes
        self._qname_tags = set(qname_aware_tags) if qname_aware_tags else ()
        self._find_qname_attrs = set(qname_aware_attrs).intersection if qname_aware_attrs else None
        # The namespaces of the open elements as pairs of address and prefix: as written, and as the document has them.
        self._declared = [[(_XML, "xml")]]
        self._document = [[]]
        if not rewrite_prefixes:
            from xml.etree._writing import _namespace_map

            self._document.append(list(_namespace_map.items()))
        self._document.append([])
        # The prefixes that were made up, by address.
        self._made = {}
        self._preserve = [False]
        self._pending = None
        self._is_in_root = self._is_done = False
        self._excluded = 0

    # Namespaces.

    @staticmethod
    def _from_last(stack):
        for pairs in reversed(stack):
            yield from pairs

    def _resolve(self, name):
        """A name with a prefix, as the name in its namespace."""
        prefix, _, local = name.partition(":")
        for uri, known in self._from_last(self._document):
            if known == prefix:
                return f"{{{uri}}}{local}"
        raise ValueError(f'Prefix {prefix} of QName "{name}" is not declared in scope')

    def _qname(self, name, uri=None):
        """How a name is written: with its prefix, its local part, its namespace."""
        if uri is None:
            uri, tag = name[1:].rsplit("}", 1) if name[:1] == "{" else ("", name)
        else:
            tag = name
        seen = set()
        for known, prefix in self._from_last(self._declared):
            if known == uri and prefix not in seen:
                return f"{prefix}:{tag}" if prefix else tag, tag, uri
            seen.add(prefix)
        # It is not declared yet.
        declared = self._declared[-1]
        if self._rewrite_prefixes:
            if uri in self._made:
                prefix = self._made[uri]
            else:
                prefix = self._made[uri] = f"n{len(self._made)}"
            declared.append((uri, prefix))
            return f"{prefix}:{tag}", tag, uri
        if not uri and "" not in seen:
            return tag, tag, uri
        for known, prefix in self._from_last(self._document):
            if known == uri:
                declared.append((uri, prefix))
                return f"{prefix}:{tag}" if prefix else tag, tag, uri
        if not uri:
            # What has no namespace has no prefix, whatever the default namespace is.
            return tag, tag, uri
        raise ValueError(f'Namespace "{uri}" is not declared in scope')

    # What a parser tells.

    def data(self, data):
        if not self._excluded:
            self._data.append(data)

    def _flush(self):
        text = "".join(self._data)
        self._data.clear()
        if self._strip_text and not self._preserve[-1]:
            text = text.strip(" \t\n\r")
        if self._pending is not None:
            (tag, attributes, spaces), self._pending = self._pending, None
            value = text if text and _PREFIXED.match(text) else None
            self._start(tag, attributes, spaces, value)
            if value is not None:
                return
        if text and self._is_in_root:
            self._write(_escape_cdata(text))

    def start_ns(self, prefix, uri):
        if self._excluded:
            return
        if self._data:
            self._flush()
        self._document[-1].append((uri, prefix))

    def start(self, tag, attrs):
        if self._exclude_tags is not None and (self._excluded or tag in self._exclude_tags):
            self._excluded += 1
            return
        if self._data:
            self._flush()
        spaces = []
        self._declared.append(spaces)
        if tag in self._qname_tags:
            # Its text may be a name: it is written when that is known.
            self._pending = tag, attrs, spaces
            return
        self._start(tag, attrs, spaces)

    def _start(self, tag, attrs, spaces, text=None):
        if self._exclude_attrs is not None and attrs:
            attrs = {key: value for key, value in attrs.items() if key not in self._exclude_attrs}
        names = {tag, *attrs}
        resolved = {}
        if text is not None:
            text = resolved[text] = self._resolve(text)
            names.add(text)
        aware = self._find_qname_attrs(attrs) if self._find_qname_attrs is not None and attrs else ()
        for name in aware:
            value = attrs[name]
            if _PREFIXED.match(value):
                resolved[value] = full = self._resolve(value)
                names.add(full)
        # The names in the order of their namespaces, so that prefixes are made up in the same order each time.
        parsed = {name: self._qname(name) for name in sorted(names, key=lambda name: name.split("}", 1))}
        written = []
        for uri, prefix in spaces:
            written.append((f"xmlns:{prefix}" if prefix else "xmlns", uri))
        written.sort()
        for key, value in sorted(attrs.items(), key=lambda item: parsed[item[0]][2:0:-1]):
            if key in aware and value in resolved:
                value = parsed[resolved[value]][0]
            qualified, local, uri = parsed[key]
            # An attribute without a namespace has no prefix.
            written.append((qualified if uri else local, value))
        kept = attrs.get(f"{{{_XML}}}space")
        self._preserve.append(kept == "preserve" if kept else self._preserve[-1])
        write = self._write
        write("<" + parsed[tag][0])
        if written:
            write("".join([f' {key}="{_escape_attribute(value)}"' for key, value in written]))
        write(">")
        if text is not None:
            write(_escape_cdata(parsed[text][0]))
        self._is_in_root = True
        self._document.append([])

    def end(self, tag):
        if self._excluded:
            self._excluded -= 1
            return
        if self._data or self._pending is not None:
            self._flush()
        self._write(f"</{self._qname(tag)[0]}>")
        self._preserve.pop()
        self._is_done = len(self._preserve) == 1
        if self._is_done:
            self._is_in_root = False
        self._declared.pop()
        self._document.pop()
        self._document[-1].clear()

    def comment(self, text):
        if self._with_comments and not self._excluded:
            self._aside(f"<!--{_escape_cdata(text)}-->")

    def pi(self, target, data):
        if not self._excluded:
            self._aside(f"<?{target} {_escape_cdata(data)}?>" if data else f"<?{target}?>")

    def _aside(self, text):
        """A comment or an instruction, on a line of its own outside of the root."""
        if self._is_done:
            self._write("\n" + text)
            return
        if self._is_in_root or self._pending is not None:
            if self._data or self._pending is not None:
                self._flush()
            self._write(text)
            return
        self._write(text + "\n")
