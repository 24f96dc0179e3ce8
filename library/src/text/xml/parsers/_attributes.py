"""The attributes of elements, and the namespaces that they declare."""

from xml.parsers._tokens import PREDEFINED, VALUE_SPACE, next_reference

SYNTAX, INVALID_TOKEN, DUPLICATE_ATTRIBUTE, UNDEFINED_ENTITY, RECURSIVE_ENTITY, BINARY_ENTITY = 2, 4, 8, 11, 12, 15
EXTERNAL_IN_ATTRIBUTE, IN_PARAMETER_ENTITY, UNBOUND_PREFIX, UNDECLARING_PREFIX = 16, 24, 27, 28
RESERVED_XML, RESERVED_XMLNS, RESERVED_URI = 38, 39, 40

XML_URI = "http://www.w3.org/XML/1998/namespace"
_XMLNS_URI = "http://www.w3.org/2000/xmlns/"
# What an address has; a separator that is none of these cannot be in the address of a namespace.
_URI_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"


class _Names(dict):
    """What names of a document are for the functions, in the namespaces of a place."""

    def __init__(self, make):
        self._make = make

    def __missing__(self, name):
        self[name] = made = self._make(name)
        return made


class Attributes:
    """What the parser does with attributes."""

    def _attributes(self, data, at, name, text):
        """The attributes of a tag, by the names that the functions know them by."""
        pairs = self.tokens.attribute.findall(text) if text else []
        doctype = self.doctype
        kinds = doctype.kinds.get(name) if doctype.kinds else None
        if "&" in text or kinds or "\n" in text or "\t" in text:
            if "&" in text:
                fault = self.tokens.fault(data, at)
                if fault >= 0:
                    self.fail(INVALID_TOKEN, fault)
            pairs = self._values(pairs, at, text, name, kinds)
        given = {key: value[1:-1] for key, value in pairs}
        if len(given) != len(pairs):
            self._fail_twice(at, name, text)
        self.specified = len(given)
        if doctype.defaults:
            for key, value in doctype.defaults.get(name, {}).items():
                given.setdefault(key, value)
        if self.make_name is None:
            return given
        if "xmlns" in text or doctype.defaults:
            self._declare(given)
        elif ":" not in text:
            return given
        names = self.attribute_names
        made = {names[key]: value for key, value in given.items()}
        if len(made) != len(given):
            self.fail(DUPLICATE_ATTRIBUTE)
        return made

    def _values(self, pairs, at, text, name, kinds):
        """The attributes with their references replaced; the values still have quotes around them."""
        place = at + 1 + len(name)
        starts = [found.start(2) + 1 for found in self.tokens.attribute.finditer(text)]
        result = []
        for (key, value), start in zip(pairs, starts):
            if "&" in value or "\n" in value or "\t" in value:
                value = f'"{self.value(value[1:-1], place + start)}"'
            if kinds and key in kinds:
                value = f'"{" ".join([part for part in value[1:-1].split(" ") if part])}"'
            result.append((key, value))
        return result

    def value(self, text, at=None, must_be=None):
        """The value of an attribute: spaces for what is like them, and texts for references."""
        match = self.tokens.reference.match
        doctype = self.doctype
        must_be = not doctype.may_lack if must_be is None else must_be
        pieces = []
        # The texts around that of an entity: where each goes on, and the entity.
        around, entered = [], []
        index = 0
        while True:
            ampersand = next_reference(text, index, len(text))
            if ampersand == len(text):
                pieces.append(VALUE_SPACE.sub(" ", text[index:]))
                if not around:
                    return "".join(pieces)
                text, index = around.pop()
                self.open_entities.discard(entered.pop())
                continue
            pieces.append(VALUE_SPACE.sub(" ", text[index:ampersand]))
            found = match(text, ampersand)
            place = None if around or at is None else at + ampersand
            if found is None:
                self.fail(INVALID_TOKEN, place)
            index = found.end()
            name = found[1]
            if name is None:
                pieces.append(self.character(found, place))
                continue
            if name in PREDEFINED:
                pieces.append(PREDEFINED[name])
                continue
            entity = doctype.entities.get(name)
            if must_be:
                if entity is None:
                    self.fail(UNDEFINED_ENTITY)
                if not entity.is_internal:
                    self.fail(IN_PARAMETER_ENTITY)
            elif entity is None:
                continue
            if name in self.open_entities:
                self.fail(RECURSIVE_ENTITY, place)
            if entity.notation is not None:
                self.fail(BINARY_ENTITY, place)
            if entity.text is None:
                self.fail(EXTERNAL_IN_ATTRIBUTE, place)
            if "<" in entity.text:
                self.fail(INVALID_TOKEN)
            self.grow(len(entity.text))
            around.append((text, index))
            entered.append(name)
            self.open_entities.add(name)
            text, index = entity.text, 0

    def _fail_twice(self, at, name, text):
        seen = set()
        for found in self.tokens.attribute.finditer(text):
            if found[1] in seen:
                self.fail(DUPLICATE_ATTRIBUTE, at + 1 + len(name) + found.start())
            seen.add(found[1])

    # Namespaces.

    def _renew_names(self):
        if self.make_name is None:
            self.names = self.attribute_names = _Names(_same)
        else:
            self.names, self.attribute_names = _Names(self._element_name), _Names(self._attribute_name)

    def _element_name(self, name):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = self.spaces.get("")
            return self.make_name(uri, name, None) if uri else name
        uri = self.spaces.get(prefix)
        if uri is None:
            self.fail(UNBOUND_PREFIX)
        return self.make_name(uri, local, prefix)

    def _attribute_name(self, name):
        prefix, colon, local = name.partition(":")
        if not colon:
            return name
        uri = self.spaces.get(prefix)
        if uri is None:
            self.fail(UNBOUND_PREFIX)
        return self.make_name(uri, local, prefix)

    def _declare(self, given):
        """Takes the namespaces that a tag declares from its attributes."""
        declared = [key for key in given if key[:5] == "xmlns" and (len(key) == 5 or key[5] == ":")]
        if not declared:
            return
        self.scope = before = [(self.names, self.attribute_names)]
        specified = list(given)[:self.specified]
        for key in declared:
            if key in specified:
                self.specified -= 1
            prefix, uri = key[6:], given.pop(key)
            self._check_space(prefix, uri)
            before.append((prefix, self.spaces.get(prefix)))
            self.spaces[prefix] = uri
            if self.on_start_ns is not None:
                self.on_start_ns(prefix or None, uri or None)
        self._renew_names()

    scope = None

    def _check_space(self, prefix, uri):
        if prefix and not uri:
            self.fail(RESERVED_XMLNS if prefix == "xmlns" else RESERVED_XML if prefix == "xml" else UNDECLARING_PREFIX)
        if prefix == "xmlns":
            self.fail(RESERVED_XMLNS)
        if (prefix == "xml") != (uri == XML_URI):
            self.fail(RESERVED_XML if prefix == "xml" else RESERVED_URI)
        if uri == _XMLNS_URI:
            self.fail(RESERVED_URI)
        if self.separator in uri and self.separator not in _URI_CHARS:
            self.fail(SYNTAX)

    def _leave(self, before):
        """The element ends that declared namespaces."""
        self.names, self.attribute_names = before[0]
        for prefix, uri in reversed(before[1:]):
            if self.on_end_ns is not None:
                self.on_end_ns(prefix or None)
            if uri is None:
                self.spaces.pop(prefix, None)
            else:
                self.spaces[prefix] = uri


def _same(name):
    return name
