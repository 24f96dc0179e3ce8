"""Paths to elements, a part of XPath."""

import re

_TOKEN = re.compile(
    r"""('[^']*'|"[^"]*"|::|//?|\.\.|\(\)|!=|[.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")
_INDEX = re.compile("-?[0-9]+$")
# The paths that were read last, by their texts and namespaces.
_cache = {}
_MOST = 100


def xpath_tokenizer(pattern, namespaces=None):
    """The tokens of a path, as signs and names; names with prefixes are those of their namespaces."""
    default = namespaces.get("") if namespaces else None
    is_attribute = False
    for found in _TOKEN.finditer(pattern):
        sign, tag = found[1] or "", found[2] or ""
        if tag and tag[0] != "{":
            if ":" in tag:
                prefix, _, name = tag.partition(":")
                if not namespaces or prefix not in namespaces:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
                tag = f"{{{namespaces[prefix]}}}{name}"
            elif default and not is_attribute:
                tag = f"{{{default}}}{tag}"
            is_attribute = False
        else:
            is_attribute = sign == "@"
        yield sign, tag


class _Context:
    """What the steps of a path share: the element where it starts, and the parents of all below it."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    @property
    def parents(self):
        if self._parents is None:
            self._parents = {child: parent for parent in self.root.iter() for child in parent}
        return self._parents


def _matches(tag):
    """What says whether an element has a tag, which can be one with a star."""
    if tag == "{*}*":
        return lambda element: isinstance(element.tag, str)
    if tag == "{}*":
        return lambda element: isinstance(element.tag, str) and element.tag[:1] != "{"
    if tag[:3] == "{*}":
        name = tag[3:]
        ending = "}" + name
        return lambda element: element.tag == name or isinstance(element.tag, str) and (
            element.tag[:1] == "{" and element.tag.endswith(ending))
    if tag[-2:] == "}*":
        beginning = tag[:-1]
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(beginning)
    if tag[:2] == "{}":
        tag = tag[2:]
    return lambda element: element.tag == tag


def _is_wild(tag):
    return tag[:3] == "{*}" or tag[-2:] == "}*"


class _Reader:
    """Reads the steps of a path: each is a function from the context and the elements so far to those it leads to."""

    def __init__(self, path, namespaces):
        self.tokens = xpath_tokenizer(path, namespaces)

    def steps(self):
        steps = []
        try:
            token = next(self.tokens)
            while True:
                steps.append(self.step(token))
                token = next(self.tokens)
                if token[0] == "/":
                    token = next(self.tokens)
        except StopIteration:
            return steps

    def step(self, token):
        sign, tag = token
        if sign == "":
            return _child(tag)
        if sign == "*":
            return _child("*")
        if sign == ".":
            return lambda context, elements: elements
        if sign == "..":
            return _parent
        if sign == "//":
            return self.descendant()
        if sign == "[":
            return self.predicate()
        raise SyntaxError("invalid path")

    def descendant(self):
        try:
            sign, tag = next(self.tokens)
        except StopIteration:
            raise SyntaxError("invalid path") from None
        if sign == "*":
            tag = "*"
        elif sign:
            raise SyntaxError("invalid descendant")
        if _is_wild(tag):
            matches = _matches(tag)
            return lambda context, elements: (
                below for element in elements for below in element.iter() if below is not element and matches(below))
        if tag[:2] == "{}":
            tag = tag[2:]
        return lambda context, elements: (
            below for element in elements for below in element.iter(tag) if below is not element)

    def predicate(self):
        """What stands in brackets: its shape says what it asks."""
        shape, values = "", []
        while True:
            try:
                sign, tag = next(self.tokens)
            except StopIteration:
                raise SyntaxError("invalid path") from None
            if sign == "]":
                break
            if (sign, tag) == ("", ""):
                continue
            if sign[:1] in ("'", '"') and sign:
                sign, tag = "'", sign[1:-1]
            shape += sign or "-"
            values.append(tag)
        if shape == "@-":
            key = values[1]
            return lambda context, elements: (each for each in elements if each.get(key) is not None)
        if shape in ("@-='", "@-!='"):
            key, value = values[1], values[-1]
            if "!" in shape:
                return lambda context, elements: (
                    each for each in elements if (found := each.get(key)) is not None and found != value)
            return lambda context, elements: (each for each in elements if each.get(key) == value)
        if shape == "-" and not _INDEX.match(values[0]):
            tag = values[0]
            return lambda context, elements: (each for each in elements if each.find(tag) is not None)
        if shape in (".='", ".!='") or shape in ("-='", "-!='") and not _INDEX.match(values[0]):
            return _with_text(values[0], values[-1], "!" in shape)
        if shape == "-" or shape in ("-()", "-()-"):
            return _at(_index(shape, values))
        raise SyntaxError("invalid predicate")


def _index(shape, values):
    """The index of a child that a predicate asks for."""
    if shape == "-":
        index = int(values[0]) - 1
        if index < 0:
            raise SyntaxError("XPath position >= 1 expected")
        return index
    if values[0] != "last":
        raise SyntaxError("unsupported function")
    if shape == "-()":
        return -1
    try:
        index = int(values[2]) - 1
    except ValueError:
        raise SyntaxError("unsupported expression") from None
    if index > -2:
        raise SyntaxError("XPath offset from last() must be negative")
    return index


def _child(tag):
    if _is_wild(tag):
        matches = _matches(tag)
        return lambda context, elements: (child for element in elements for child in element if matches(child))
    if tag == "*":
        return lambda context, elements: (child for element in elements for child in element)
    if tag[:2] == "{}":
        tag = tag[2:]
    return lambda context, elements: (child for element in elements for child in element if child.tag == tag)


def _parent(context, elements):
    seen = set()
    for element in elements:
        parent = context.parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _with_text(tag, value, is_other):
    """The elements whose text, or that of a child, is a value or another."""
    if not tag:
        return lambda context, elements: (
            each for each in elements if ("".join(each.itertext()) != value) == is_other)

    def select(context, elements):
        for element in elements:
            for child in element.iterfind(tag):
                if ("".join(child.itertext()) != value) == is_other:
                    yield element
                    break

    return select


def _at(index):
    """The elements that stand at an index among the children of their parent that have the same tag."""
    def select(context, elements):
        chosen = {}
        for element in elements:
            parent = context.parents.get(element)
            if parent is None:
                continue
            key = parent, element.tag
            if key not in chosen:
                alike = parent.findall(element.tag)
                chosen[key] = alike[index] if -len(alike) <= index < len(alike) else None
            if chosen[key] is element:
                yield element

    return select


def _steps(path, namespaces):
    key = path, tuple(sorted(namespaces.items(), key=str)) if namespaces else None
    try:
        return _cache[key]
    except KeyError:
        pass
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    steps = _Reader(path, namespaces).steps()
    if len(_cache) > _MOST:
        _cache.clear()
    _cache[key] = steps
    return steps


def iterfind(elem, path, namespaces=None):
    """The elements that a path leads to from another, one by one."""
    if path[-1:] == "/":
        path += "*"
    context = _Context(elem)
    result = iter([elem])
    for step in _steps(path, namespaces):
        result = step(context, result)
    return iter(result)


def find(elem, path, namespaces=None):
    """The first element that a path leads to."""
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    """The elements that a path leads to."""
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    """The text of the first element that a path leads to."""
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return "" if found.text is None else found.text
