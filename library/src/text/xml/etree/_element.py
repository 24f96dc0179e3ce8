"""Elements, and what makes them."""

from xml.etree import ElementPath

_NOTHING = object()


class QName:
    """A name in a namespace."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{type(self).__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= _text(other)

    def __lt__(self, other):
        return self.text < _text(other)

    def __ge__(self, other):
        return self.text >= _text(other)

    def __gt__(self, other):
        return self.text > _text(other)

    def __eq__(self, other):
        return self.text == _text(other)


def _text(name):
    return name.text if isinstance(name, QName) else name


class Element:
    """An element: its tag, its attributes, the text before its first child and behind its end, and its children."""

    __module__ = "xml.etree.ElementTree"
    __slots__ = ("tag", "attrib", "text", "tail", "_children", "__weakref__")

    def __init__(self, tag=_NOTHING, attrib=None, /, *more, **extra):
        if tag is _NOTHING:
            raise TypeError("Element() takes at least 1 argument (0 given)")
        if more:
            raise TypeError(f"Element() takes at most 2 arguments ({2 + len(more)} given)")
        self.tag = tag
        self.attrib = {} if attrib is None and not extra else _attributes("Element", 2, attrib, extra)
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        """An element of the same kind."""
        if not isinstance(attrib, dict):
            raise TypeError(f"makeelement() argument 2 must be dict, not {type(attrib).__name__}")
        return Element(tag, attrib)

    # Copies. They have stacks of their own: depth takes no frames.

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made._children = self._children[:]
        return made

    def __deepcopy__(self, memo, /):
        import copy

        if not isinstance(memo, dict):
            raise TypeError(f"__deepcopy__() argument must be dict, not {type(memo).__name__}")

        def bare(element):
            made = Element(copy.deepcopy(element.tag, memo), copy.deepcopy(element.attrib, memo))
            made.text, made.tail = copy.deepcopy(element.text, memo), copy.deepcopy(element.tail, memo)
            memo[id(element)] = made
            return made

        root = bare(self)
        stack = [(self, root)]
        while stack:
            element, made = stack.pop()
            for child in element._children:
                below = memo.get(id(child))
                if below is None and type(child) is Element:
                    below = bare(child)
                    stack.append((child, below))
                elif below is None:
                    below = copy.deepcopy(child, memo)
                made._children.append(below)
        return root

    def __getstate__(self):
        return {"tag": self.tag, "_children": list(self._children), "attrib": self.attrib, "text": self.text,
                "tail": self.tail}

    def __setstate__(self, state):
        if not isinstance(state, dict):
            raise TypeError(f"Don't know how to unpickle \"{state!r}\" as an Element")
        self.tag, self.attrib = state["tag"], state.get("attrib") or {}
        self.text, self.tail = state.get("text"), state.get("tail")
        self._children = []
        self.extend(state.get("_children") or [])

    def __reduce_ex__(self, protocol):
        return Element, (self.tag,), self.__getstate__()

    # Children.

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings

        warnings.warn(
            "Testing an element's truth value will always return True in future versions.  "
            "Use specific 'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            elements = _listed(element, "assignment expects an iterable")
            for each in elements:
                _check_child(each)
            try:
                self._children[index] = elements
            except ValueError:
                count = len(self._children[index])
                raise ValueError(
                    f"attempt to assign sequence of size {len(elements)} to extended slice of size {count}") from None
            return
        try:
            self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None
        _check_child(element)
        self._children[index] = element

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None
        except TypeError:
            raise TypeError("element indices must be integers") from None

    def append(self, element, /):
        """Adds a child at the end."""
        if not isinstance(element, Element):
            raise TypeError(_wrong("append() argument 1", element))
        self._children.append(element)

    def extend(self, elements, /):
        """Adds children at the end."""
        elements = _listed(elements, "'elements' must be an iterable")
        for each in elements:
            _check_child(each)
        self._children += elements

    def insert(self, index, element, /):
        """Adds a child before an index."""
        if not isinstance(element, Element):
            raise TypeError(_wrong("insert() argument 2", element))
        self._children.insert(index, element)

    def remove(self, element, /):
        """Takes a child away."""
        if not isinstance(element, Element):
            raise TypeError(_wrong("remove() argument", element))
        try:
            self._children.remove(element)
        except ValueError:
            raise ValueError("Element.remove(x): element not found") from None

    def clear(self):
        """Takes everything away but the tag."""
        self.attrib = {}
        self.text = self.tail = None
        self._children = []

    # Attributes.

    def get(self, key, default=None):
        """The value of an attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Gives an attribute a value."""
        self.attrib[key] = value

    def keys(self):
        """The names of the attributes."""
        return list(self.attrib)

    def items(self):
        """The attributes."""
        return list(self.attrib.items())

    # What is below.

    def find(self, path, namespaces=None):
        """The first element below that a path leads to."""
        if _is_plain(path) and namespaces is None:
            for child in self._children:
                if child.tag == path:
                    return child
            return None
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element below that a path leads to."""
        if _is_plain(path) and namespaces is None:
            for child in self._children:
                if child.tag == path:
                    return "" if child.text is None else child.text
            return default
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """The elements below that a path leads to."""
        if _is_plain(path) and namespaces is None:
            return [child for child in self._children if child.tag == path]
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """The same, one by one."""
        return ElementPath.iterfind(self, path, namespaces)

    def iter(self, tag=None):
        """The element and those below, in the order of the document; with a tag, those that have it."""
        return _iterate(self, None if tag == "*" else tag)

    def itertext(self):
        """The texts of the element and of those below."""
        return _texts(self)


_new = Element.__new__


def bare(tag, attrib):
    """An element that keeps these attributes as they are."""
    made = _new(Element)
    made.tag, made.attrib = tag, attrib
    made.text = made.tail = None
    made._children = []
    return made


def _attributes(function, number, attrib, extra):
    """The attributes of a new element."""
    if attrib is None:
        attrib = extra.pop("attrib", None)
        if attrib is None:
            return extra
    if not isinstance(attrib, dict):
        raise TypeError(f"{function}() argument {number} must be dict, not {type(attrib).__name__}")
    return {**attrib, **extra}


def _wrong(where, value):
    return f"{where} must be xml.etree.ElementTree.Element, not {type(value).__name__}"


def _listed(elements, refusal):
    try:
        elements = iter(elements)
    except TypeError:
        raise TypeError(refusal) from None
    return list(elements)


def _check_child(element):
    if not isinstance(element, Element):
        raise TypeError(f'expected an Element, not "{type(element).__name__}"')


def _is_plain(path):
    """Whether a path is the tag of a child."""
    if not isinstance(path, str):
        return False
    if path[:1] == "{" and path[:3] != "{*}" and path[:2] != "{}":
        path = path.partition("}")[2]
    elif path[:1] == "{":
        return False
    return not any(char in path for char in "/*[@.")


def _iterate(root, tag):
    if tag is None or root.tag == tag:
        yield root
    stack = [iter(root._children)]
    push, pop = stack.append, stack.pop
    while stack:
        for element in stack[-1]:
            if tag is None or element.tag == tag:
                yield element
            if element._children:
                push(iter(element._children))
                break
        else:
            pop()


def _texts(root):
    """The texts: of a comment there is none, but there is that behind it."""
    if not _has_text(root):
        return
    if root.text:
        yield root.text
    # Each element with its children that are left.
    stack = [(root, iter(root._children))]
    while stack:
        element, children = stack[-1]
        for child in children:
            if _has_text(child):
                if child.text:
                    yield child.text
                if child._children:
                    stack.append((child, iter(child._children)))
                    break
            if child.tail:
                yield child.tail
        else:
            stack.pop()
            if stack and element.tail:
                yield element.tail


def _has_text(element):
    return isinstance(element.tag, str) or element.tag is None


def SubElement(parent=_NOTHING, tag=_NOTHING, attrib=None, /, **extra):
    """A new element at the end of another."""
    if tag is _NOTHING:
        raise TypeError(f"SubElement() takes at least 2 arguments ({int(parent is not _NOTHING)} given)")
    if not isinstance(parent, Element):
        raise TypeError(_wrong("SubElement() argument 1", parent))
    made = Element(tag, _attributes("SubElement", 3, attrib, extra))
    parent._children.append(made)
    return made


def Comment(text=None):
    """An element that stands for a comment."""
    made = Element(Comment)
    made.text = text
    return made


def ProcessingInstruction(target, text=None):
    """An element that stands for an instruction."""
    made = Element(ProcessingInstruction)
    made.text = f"{target} {text}" if text else target
    return made


PI = ProcessingInstruction
for _function in (SubElement, Comment, ProcessingInstruction):
    _function.__module__ = "xml.etree.ElementTree"
del _function


def iselement(element):
    """Whether something has a tag, as elements have."""
    return hasattr(element, "tag")
