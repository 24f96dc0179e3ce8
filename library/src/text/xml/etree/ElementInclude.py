"""Elements that stand for other documents, replaced by these (XInclude)."""

import copy

from urllib.parse import urljoin
from xml.etree import ElementTree

XINCLUDE = "{http://www.w3.org/2001/XInclude}"
XINCLUDE_INCLUDE = XINCLUDE + "include"
XINCLUDE_FALLBACK = XINCLUDE + "fallback"
DEFAULT_MAX_INCLUSION_DEPTH = 6


class FatalIncludeError(SyntaxError):
    """What cannot be included."""


class LimitedRecursiveIncludeError(FatalIncludeError):
    """Documents that include one another too deep."""


def default_loader(href, parse, encoding=None):
    """The root of a document in a file, or the text in it."""
    if parse == "xml":
        with open(href, "rb") as file:
            return ElementTree.parse(file).getroot()
    with open(href, "r", encoding=encoding or "UTF-8") as file:
        return file.read()


def include(elem, loader=None, base_url=None, max_depth=DEFAULT_MAX_INCLUSION_DEPTH):
    """Replaces what stands for other documents below an element; those may include others, up to a depth."""
    if max_depth is None:
        max_depth = -1
    elif max_depth < 0:
        raise ValueError(f"expected non-negative depth or None for 'max_depth', got {max_depth!r}")
    if hasattr(elem, "getroot"):
        elem = elem.getroot()
    _include(elem, loader or default_loader, base_url, max_depth, set())


def _include(elem, loader, base_url, max_depth, parents):
    index = 0
    while index < len(elem):
        child = elem[index]
        if child.tag == XINCLUDE_FALLBACK:
            raise FatalIncludeError(f"xi:fallback tag must be child of xi:include ({child.tag!r})")
        if child.tag != XINCLUDE_INCLUDE:
            _include(child, loader, base_url, max_depth, parents)
            index += 1
            continue
        href = child.get("href")
        if base_url:
            href = urljoin(base_url, href)
        kind = child.get("parse", "xml")
        if kind == "xml":
            elem[index] = _document(href, child.tail, loader, max_depth, parents)
            index += 1
        elif kind == "text":
            text = loader(href, kind, child.get("encoding"))
            if text is None:
                raise FatalIncludeError(f"cannot load {href!r} as {kind!r}")
            text += child.tail or ""
            if index:
                before = elem[index - 1]
                before.tail = (before.tail or "") + text
            else:
                elem.text = (elem.text or "") + text
            del elem[index]
        else:
            raise FatalIncludeError(f"unknown parse type in xi:include tag ({kind!r})")


def _document(href, tail, loader, max_depth, parents):
    """The root that stands in the place of an element, with its tail."""
    if href in parents:
        raise FatalIncludeError(f"recursive include of {href}")
    if max_depth == 0:
        raise LimitedRecursiveIncludeError(f"maximum xinclude depth reached when including file {href}")
    root = loader(href, "xml")
    if root is None:
        raise FatalIncludeError(f"cannot load {href!r} as 'xml'")
    # The loader may keep it.
    root = copy.copy(root)
    _include(root, loader, href, max_depth - 1, parents | {href})
    if tail:
        root.tail = (root.tail or "") + tail
    return root
