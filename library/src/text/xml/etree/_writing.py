"""Documents from trees. The elements whose ends are still to be written stand on a list: depth takes no frames."""

import re

from xml.etree._element import Comment, ProcessingInstruction, QName

# The prefixes of namespaces that are known, which `register_namespace` adds to.
_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
HTML_EMPTY = {
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
    "plaintext", "source", "track", "wbr",
}
# The elements of HTML whose text has no references.
_RAW = {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"}

_SPACE = " \t\n\r"
_CDATA_MARKS = re.compile("[&<>]")
_ATTRIBUTE_MARKS = re.compile("[&<>\"\r\n\t]")
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def register_namespace(prefix, uri):
    """Gives a namespace a prefix in all documents that are written."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, its_prefix in list(_namespace_map.items()):
        if known == uri or its_prefix == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


# Where programs find it.
register_namespace._namespace_map = _namespace_map


def _refuse(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def _reference(found):
    return _REFERENCES[found[0]]


def _escape_cdata(text):
    try:
        return _CDATA_MARKS.sub(_reference, text) if "&" in text or "<" in text or ">" in text else text
    except (TypeError, AttributeError):
        _refuse(text)


def _escape_attrib(text):
    try:
        return _ATTRIBUTE_MARKS.sub(_reference, text) if _ATTRIBUTE_MARKS.search(text) else text
    except (TypeError, AttributeError):
        _refuse(text)


def _escape_attrib_html(text):
    try:
        return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    except (TypeError, AttributeError):
        _refuse(text)


class _Names:
    """The names in a tree as they are written, and the prefixes that they need."""

    def __init__(self, default_namespace):
        self.default = default_namespace
        # None stands for the tag of what has no tag.
        self.names = {None: None}
        self.prefixes = {}
        if default_namespace:
            self.prefixes[default_namespace] = ""

    def add(self, name):
        if name in self.names:
            return
        try:
            if name[:1] == "{":
                uri, tag = name[1:].rsplit("}", 1)
                prefix = self.prefixes.get(uri)
                if prefix is None:
                    prefix = _namespace_map.get(uri)
                    if prefix is None:
                        prefix = f"ns{len(self.prefixes)}"
                    if prefix != "xml":
                        self.prefixes[uri] = prefix
                self.names[name] = f"{prefix}:{tag}" if prefix else tag
            else:
                if self.default:
                    raise ValueError("cannot use non-qualified names with default_namespace option")
                self.names[name] = name
        except TypeError:
            _refuse(name)

    def gather(self, root):
        """Adds the names in a tree."""
        names = self.names
        for element in root.iter():
            tag = element.tag
            if isinstance(tag, QName):
                self.add(tag.text)
            elif isinstance(tag, str):
                if tag not in names:
                    self.add(tag)
            elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
                _refuse(tag)
            for key, value in element.items():
                self.add(key.text if isinstance(key, QName) else key)
                if isinstance(value, QName):
                    self.add(value.text)
            if isinstance(element.text, QName):
                self.add(element.text.text)


class _Writer:
    """Writes a tree in pieces."""

    def __init__(self, write, names, short_empty):
        self.write, self.names, self.short_empty = write, names.names, short_empty
        # The namespaces are declared in the first element that has a tag.
        self.prefixes = names.prefixes

    def tree(self, root):
        write, begin = self.write, self.begin
        behind = begin(root)
        if behind is None:
            return
        # The children of the open elements that are left, and what is written behind them.
        stack = [(iter(root), behind)]
        while stack:
            children, end = stack[-1]
            for child in children:
                behind = begin(child)
                if behind is not None:
                    stack.append((iter(child), behind))
                    break
            else:
                if end:
                    write(end)
                stack.pop()

    def begin(self, element):
        """Writes what comes before the children; what comes behind them, None if there is no place for them."""
        write = self.write
        tag, text, tail = element.tag, element.text, element.tail
        tail = _escape_cdata(tail) if tail else ""
        if tag is Comment or tag is ProcessingInstruction:
            write(self.aside(tag, text))
            if tail:
                write(tail)
            return None
        name = self.names[tag.text if isinstance(tag, QName) else tag]
        if name is None:
            if text:
                write(self.escape(text, None))
            return tail
        write("<" + name)
        if self.prefixes:
            self.declare()
        if element.attrib:
            self.attributes(element)
        if text or len(element) or not self.short_empty:
            write(">")
            if text:
                write(self.escape(text, name))
            return f"</{name}>{tail}"
        write(" />")
        if tail:
            write(tail)
        return None

    def declare(self):
        declared = sorted(self.prefixes.items(), key=lambda item: item[1])
        self.prefixes = None
        for uri, prefix in declared:
            self.write(f' xmlns{":" + prefix if prefix else ""}="{self.escape_attribute(uri)}"')

    def attributes(self, element):
        names = self.names
        for key, value in element.items():
            if isinstance(key, QName):
                key = key.text
            value = names[value.text] if isinstance(value, QName) else self.escape_attribute(value)
            self.write(f' {names[key]}="{value}"')

    escape_attribute = staticmethod(_escape_attrib)

    def escape(self, text, name):
        return _escape_cdata(text)

    def aside(self, tag, text):
        return f"<!--{text}-->" if tag is Comment else f"<?{text}?>"


class _HTMLWriter(_Writer):
    """The same for browsers: some elements have no end, and some no references."""

    escape_attribute = staticmethod(_escape_attrib_html)

    def begin(self, element):
        end = super().begin(element)
        if end and isinstance(element.tag, str) and end[:2] == "</":
            name = self.names[element.tag]
            if name.lower() in HTML_EMPTY:
                return end[len(name) + 3:]
        return end

    def escape(self, text, name):
        return text if name is not None and name.lower() in _RAW else _escape_cdata(text)

    def aside(self, tag, text):
        text = _escape_cdata(text)
        return super().aside(tag, text)


def _write_text(write, root):
    for part in root.itertext():
        write(part)
    if root.tail:
        write(root.tail)


def serialize(write, root, method, default_namespace, short_empty):
    """Writes a tree with one of the methods."""
    if method == "text":
        _write_text(write, root)
        return
    names = _Names(default_namespace)
    names.gather(root)
    if method == "xml":
        _Writer(write, names, short_empty).tree(root)
    else:
        _HTMLWriter(write, names, False).tree(root)


METHODS = "xml", "html", "text"


def indent(tree, space="  ", level=0):
    """Puts each element below one that has children on a line of its own."""
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if not len(root):
        return
    lines = ["\n" + level * space]
    stack = [(root, level, None)]
    while stack:
        element, depth, children = stack.pop()
        depth_within = depth - level + 1
        if children is None:
            if len(lines) == depth_within:
                lines.append(lines[-1] + space)
            if not element.text or not element.text.strip(_SPACE):
                element.text = lines[depth_within]
            children = iter(element)
            last = None
            for child in children:
                if len(child):
                    stack.append((child, depth + 1, None))
                if not child.tail or not child.tail.strip(_SPACE):
                    child.tail = lines[depth_within]
                last = child
            # The last of them stands before the end of the element.
            if not last.tail.strip(_SPACE):
                last.tail = lines[depth_within - 1]
