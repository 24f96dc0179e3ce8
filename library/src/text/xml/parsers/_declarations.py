"""The grammar of the declarations in a document type, as generators that are sent the tokens."""

import re

INVALID_TOKEN, PARAMETER_REFERENCE, BAD_CHAR, BAD_PUBLIC_ID = 4, 10, 14, 32

_NOT_PUBLIC = re.compile(r"[^-'()+,./:=?;!*#@$_%\sA-Za-z0-9]")
_TYPES = frozenset(["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"])
_PREDEFINED = frozenset(["lt", "gt", "amp", "quot", "apos"])
# What kinds of content there are, and how often a part may stand there.
_EMPTY, _ANY, _MIXED, _NAME, _CHOICE, _SEQUENCE = range(1, 7)
_COUNTS = {"?": 1, "*": 2, "+": 3}


class Declarations:
    """The declarations. Each generator takes its tokens up to the sign that ends it."""

    def next(self):
        """The next token that is not space."""
        while True:
            token = yield
            if token[0] != "S":
                return token

    def want(self, kind, text=None):
        """The next token, of a kind."""
        token = yield from self.next()
        if token[0] != kind or text is not None and token[1] != text:
            self.wrong(*token)
        return token[1]

    def want_name(self):
        name = yield from self.want("NAME")
        if name[-1] in "?*+":
            self.wrong("NAME", name, self.machine.at)
        return name

    def public(self):
        """The text of a public identifier."""
        kind, raw, at = token = yield from self.next()
        if kind != "LITERAL":
            self.wrong(*token)
        found = _NOT_PUBLIC.search(raw, 1, len(raw) - 1)
        if found is not None:
            self.machine.fail(BAD_PUBLIC_ID, at + found.start())
        return " ".join(raw[1:-1].split())

    def system(self):
        """The text of a system identifier."""
        raw = yield from self.want("LITERAL")
        return raw[1:-1]

    # The document type itself.

    def doctype(self):
        machine = self.machine
        is_told = machine.on_start_doctype is not None
        name = yield from self.want_name()
        system = public = None
        token = yield from self.next()
        if token[:2] == ("NAME", "PUBLIC"):
            public = yield from self.public()
            system = yield from self.system()
            token = yield from self.next()
        elif token[:2] == ("NAME", "SYSTEM"):
            system = yield from self.system()
            token = yield from self.next()
        if system is not None:
            self.has_parameters = True
            if not self.reads_parameters:
                self.check_standalone()
        kind = token[0]
        if kind not in ("[", ">"):
            self.wrong(*token)
        self.is_told = False
        if is_told:
            machine.on_start_doctype(name, system, public, int(kind == "["))
        if kind == "[":
            yield from self.subset()
            self.is_quiet = self.is_told = is_told
            yield from self.want(">")
            self.is_told = self.is_quiet = False
        if system is not None or self.uses_foreign:
            self.has_parameters = True
            self.read_external(system, public)
            if self.reads_parameters:
                self.check_standalone()
        if machine.on_end_doctype is not None:
            self.is_quiet = True
            machine.on_end_doctype()

    # Entities and notations.

    def entity(self):
        machine = self.machine
        token = yield from self.next()
        is_parameter = token[0] == "PERCENT"
        if is_parameter:
            token = yield from self.next()
        name = token[1]
        if token[0] != "NAME" or name[-1] in "?*+":
            self.wrong(*token)
        known = self.parameters if is_parameter else self.entities
        is_new = self.counts and name not in known and (is_parameter or name not in _PREDEFINED)
        # Of what was declared before nobody is told but who takes the tokens.
        self.is_quiet = self.is_quiet and is_new
        kind, value, at = token = yield from self.next()
        text = system = public = notation = None
        if kind == "LITERAL":
            self.is_quiet = self.is_quiet and is_new
            text, fault = self.entity_value(value, at)
            if fault is not None and not self.around:
                self.machine.at = fault[1]
            self._declare(is_new, known, name, text, None, None, None, is_parameter)
            if fault is not None:
                self.machine.fail(*fault)
            yield from self.want(">")
            return
        if token[:2] == ("NAME", "PUBLIC"):
            public = yield from self.public()
            self.is_quiet = self.is_quiet and is_new
        elif token[:2] != ("NAME", "SYSTEM"):
            self.wrong(*token)
        system = yield from self.system()
        self.is_quiet = self.is_quiet and is_new
        token = yield from self.next()
        if token[:2] == ("NAME", "NDATA") and not is_parameter:
            notation = yield from self.want_name()
            self.is_quiet = self.is_quiet and is_new
            if is_new and machine.on_unparsed is not None:
                self._keep(known, name, None, system, public, notation)
                self.is_quiet = True
                machine.on_unparsed(name, self.base, system, public, notation)
                is_new = False
            self._declare(is_new, known, name, None, system, public, notation, is_parameter)
            yield from self.want(">")
            return
        if token[0] != ">":
            self.wrong(*token)
        self.is_quiet = self.is_quiet and is_new
        self._declare(is_new, known, name, None, system, public, None, is_parameter)

    def _keep(self, known, name, text, system, public, notation):
        from xml.parsers._doctype import Entity

        if text is not None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        known[name] = Entity(text, self.base, system, public, notation, self.is_document and not self.around)

    def _declare(self, is_new, known, name, text, system, public, notation, is_parameter):
        if not is_new:
            return
        self._keep(known, name, text, system, public, notation)
        if self.machine.on_entity is not None:
            self.machine.on_entity(name, int(is_parameter), text, self.base, system, public, notation)

    def entity_value(self, raw, at):
        """The text of an entity: characters for references by number, and other references as they are.

        Behind it what is wrong with it, and where: the text goes up to there.
        """
        machine = self.machine
        text = raw[1:-1]
        if "&" not in text and "%" not in text:
            return text, None
        pieces, index = [], 0
        place = at + 1
        mark = re.compile("[&%]")
        while True:
            found = mark.search(text, index)
            if found is None:
                pieces.append(text[index:])
                return "".join(pieces), None
            start = found.start()
            pieces.append(text[index:start])
            fault = None
            if text[start] == "%":
                found = machine.tokens.parameter.match(text, start)
                if found is None:
                    fault = INVALID_TOKEN, place + machine.tokens.name_end(text, start + 1)[0]
                elif self.is_document and not self.around:
                    fault = PARAMETER_REFERENCE, place + start
                if fault is not None:
                    return "".join(pieces), fault
                entity = self.parameters.get(found[0][1:-1])
                if entity is not None and entity.text is not None:
                    machine.grow(len(entity.text))
                    pieces.append(entity.text)
                else:
                    self.counts = self.is_standalone
                index = found.end()
                continue
            found = machine.tokens.reference.match(text, start)
            if found is None:
                wrong = machine.tokens.reference_fault(text, start)
                return "".join(pieces), (INVALID_TOKEN, place + (wrong if wrong >= 0 else start))
            char = found[0] if found[1] is not None else machine.character_of(found)
            if char is None:
                return "".join(pieces), (BAD_CHAR, place + start)
            pieces.append(char)
            index = found.end()

    def notation(self):
        machine = self.machine
        name = yield from self.want_name()
        system = public = None
        token = yield from self.next()
        if token[:2] == ("NAME", "SYSTEM"):
            system = yield from self.system()
        elif token[:2] == ("NAME", "PUBLIC"):
            public = yield from self.public()
            token = yield from self.next()
            if token[0] == "LITERAL":
                system = token[1][1:-1]
        else:
            self.wrong(*token)
        if system is None and token[0] != ">":
            self.wrong(*token)
        if machine.on_notation is not None:
            machine.on_notation(name, self.base, system, public)
        if system is not None:
            yield from self.want(">")

    # Elements and attributes.

    def element(self):
        machine = self.machine
        name = yield from self.want_name()
        token = yield from self.next()
        if token[:2] in (("NAME", "EMPTY"), ("NAME", "ANY")):
            model = _EMPTY if token[1] == "EMPTY" else _ANY, 0, None, ()
        elif token[0] == "(":
            model = yield from self._content()
        else:
            self.wrong(*token)
        if machine.on_element is not None:
            machine.on_element(name, model)
        yield from self.want(">")

    def _content(self):
        """What stands in parentheses."""
        token = yield from self.next()
        if token[:2] == ("HASH", "#PCDATA"):
            return (yield from self._mixed())
        # The groups that are open, each with the sign between its parts.
        groups = [[None, []]]
        while True:
            kind, value, at = token
            if kind == "(":
                groups.append([None, []])
                token = yield from self.next()
                continue
            if kind != "NAME":
                self.wrong(*token)
            count = _COUNTS.get(value[-1], 0)
            groups[-1][1].append((_NAME, count, value[:-1] if count else value, ()))
            while True:
                kind, value, at = token = yield from self.next()
                if kind != "CLOSE":
                    break
                sign, parts = groups.pop()
                group = _CHOICE if sign == "|" else _SEQUENCE, _COUNTS.get(value[-1], 0), None, tuple(parts)
                if not groups:
                    return group
                groups[-1][1].append(group)
            if kind not in ("|", ",") or groups[-1][0] not in (None, kind):
                self.wrong(*token)
            groups[-1][0] = kind
            token = yield from self.next()

    def _mixed(self):
        """Text, and the names of the elements between."""
        names = []
        while True:
            kind, value, at = token = yield from self.next()
            if kind == "CLOSE":
                if value == ")*" or value == ")" and not names:
                    return _MIXED, 2 if value == ")*" else 0, None, tuple(names)
                self.wrong(*token)
            if kind != "|":
                self.wrong(*token)
            name = yield from self.want_name()
            names.append((_NAME, 0, name, ()))

    def attlist(self):
        element = yield from self.want_name()
        while True:
            token = yield from self.next()
            if token[0] == ">":
                return
            if token[0] != "NAME":
                self.wrong(*token)
            name = token[1]
            type = yield from self._type()
            kind, value, at = token = yield from self.next()
            default, is_required = None, 0
            if kind == "HASH":
                if value == "#FIXED":
                    kind, value, at = yield from self.next()
                    is_required = 1
                    if kind != "LITERAL":
                        self.wrong(kind, value, at)
                elif value in ("#IMPLIED", "#REQUIRED"):
                    is_required = int(value == "#REQUIRED")
                else:
                    self.wrong(*token)
            if kind == "LITERAL":
                default = self._default(value, at, type)
            elif kind != "HASH":
                self.wrong(*token)
            if self.counts:
                self._attribute(element, name, type, default)
                if self.machine.on_attlist is not None:
                    self.machine.on_attlist(element, name, type, default, is_required)

    def _type(self):
        """The type of an attribute."""
        token = yield from self.next()
        kind, value, at = token
        if kind == "NAME" and value in _TYPES:
            return value
        prefix = ""
        if kind == "NAME" and value == "NOTATION":
            prefix = "NOTATION"
            token = yield from self.next()
        if token[0] != "(":
            self.wrong(*token)
        names = []
        while True:
            kind, value, at = token = yield from self.next()
            if kind != "NAME" and (kind != "NMTOKEN" or prefix):
                self.wrong(*token)
            names.append(value)
            kind, value, at = token = yield from self.next()
            if (kind, value) == ("CLOSE", ")"):
                return f"{prefix}({'|'.join(names)})"
            if kind != "|":
                self.wrong(*token)

    def _default(self, raw, at, type):
        """The value of an attribute that is not given."""
        machine = self.machine
        text = raw[1:-1]
        fault = machine.tokens.value_fault(text, 0, len(text))
        if fault >= 0:
            machine.fail(INVALID_TOKEN, at + 1 + fault)
        value = machine.value(text, at + 1)
        if type != "CDATA":
            value = " ".join([part for part in value.split(" ") if part])
        return value

    def _attribute(self, element, name, type, default):
        """Keeps what is said first of an attribute."""
        if (element, name) in self.declared:
            return
        self.declared.add((element, name))
        if type != "CDATA":
            self.kinds.setdefault(element, set()).add(name)
        if default is not None:
            self.defaults.setdefault(element, {})[name] = default

    # What reads a declaration, and the function that is told of it.
    TOLD = {"<!ENTITY": "on_entity", "<!NOTATION": "on_notation", "<!ELEMENT": "on_element", "<!ATTLIST": "on_attlist"}
    READERS = {"<!ENTITY": entity, "<!NOTATION": notation, "<!ELEMENT": element, "<!ATTLIST": attlist}
