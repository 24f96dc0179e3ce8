"""What stands around the root of a document, its declaration and its document type among it.

`Doctype.run` cuts the text into tokens, and a generator has the grammar: it is sent each token, and ends where the root
begins. What the document type says of entities and attributes is kept for the parser of the content.
"""

import re

from xml.parsers._declarations import Declarations
from xml.parsers._tokens import is_reserved

SYNTAX, INVALID_TOKEN, UNCLOSED_TOKEN, PARAMETER_REFERENCE, RECURSIVE_ENTITY = 2, 4, 5, 10, 12
MISPLACED_DECLARATION, EXTERNAL_HANDLING, NOT_STANDALONE = 17, 21, 22
INCOMPLETE_PARAMETER, BAD_DECLARATION, BAD_TEXT_DECLARATION = 29, 30, 31

# What can follow tokens that have no end of their own.
_FOLLOWS = {"NAME": " \t\n>),|[%", "NMTOKEN": " \t\n>),|[%", "LITERAL": " \t\n>%[", "CLOSE": " \t\n>,|)",
            "HASH": " \t\n)>%|"}
_PSEUDO = re.compile("[ \t\n]+([^= \t\n]+)[ \t\n]*=[ \t\n]*(\"[A-Za-z0-9._-]*\"|'[A-Za-z0-9._-]*')")
_VERSION = re.compile(r"1\.[0-9]+")


class Entity:
    """What the document type says of an entity: its text, or where it lies."""

    def __init__(self, text, base=None, system=None, public=None, notation=None, is_internal=True):
        self.text = text
        self.base, self.system, self.public, self.notation = base, system, public, notation
        # Whether it was declared in the document itself.
        self.is_internal = is_internal


class Doctype(Declarations):
    """The state of the prolog, and what the document type declares."""

    def __init__(self, machine):
        self.machine = machine
        self.entities, self.parameters = {}, {}
        # By element: the values of attributes that are not given, and the attributes whose spaces mean nothing.
        self.defaults, self.kinds, self.declared = {}, {}, set()
        self.is_standalone = self.has_parameters = False
        # Whether declarations still count: behind a parameter entity that was not read they do not.
        self.counts = True
        self.reads_parameters = 0
        self.uses_foreign = False
        self.base = None
        self.is_document = True
        # Whether a function is told of the declaration that is read, and so nobody of its tokens.
        self.is_told = self.is_quiet = False
        # The parameter entities that are read: the text around each, and where it goes on.
        self.around = []
        self.grammar = None

    may_lack = property(lambda self: self.has_parameters and not self.is_standalone)

    def run(self, is_epilog=False):
        """Reads tokens, as far as they are here; whether the root begins, or in the epilog anything else."""
        machine = self.machine
        if self.grammar is None:
            self.grammar = self.document() if self.is_document else self.subset(True)
            next(self.grammar)
        match = machine.tokens.declaration.match
        data, at = machine.data, machine.at
        while True:
            if at == len(data):
                if not self.around:
                    return False
                self.grammar.send(("PE END", "", at))
                name, data, at = self.around.pop()
                machine.inside.pop()
                machine.open_entities.discard("%" + name)
                continue
            found = match(data, at)
            if found is None:
                return self._broken(data, at)
            kind, end, inside = found.lastgroup, found.end(), bool(self.around)
            if not inside:
                machine.at = at
            if kind == "PI":
                found = machine.tokens.instruction.match(data, at)
                if found is None or is_reserved(found[1]):
                    return self._broken(data, at)
                end = found.end()
            elif kind in _FOLLOWS:
                follows = data[end:end + 1]
                if not follows:
                    if is_epilog:
                        return True
                    if not inside and not machine.is_final:
                        return False
                elif follows in "?*+" and kind in ("NAME", "CLOSE"):
                    end += 1
                elif follows not in _FOLLOWS[kind]:
                    machine.fail(INVALID_TOKEN, end)
            raw = data[at:end]
            if kind == "MARK":
                kind = raw
                if raw in "*?+":
                    machine.fail(INVALID_TOKEN, at)
                if raw == "]" and end == len(data) and not inside and not machine.is_final:
                    return False
            if is_epilog and kind not in ("S", "COMMENT", "PI"):
                return True
            if is_epilog:
                if kind == "PI" and found[1] == "xml":
                    return True
                if kind == "PI":
                    machine.instruction(found)
                else:
                    self._aside(kind, raw)
            elif self._send(kind, raw, at, found):
                return True
            if self.entered is not None:
                name, text = self.entered
                self.entered = None
                self.around.append((name, data, end))
                machine.inside.append(name)
                machine.open_entities.add("%" + name)
                data, at = text, 0
                continue
            at = end
            if not inside:
                machine.at = end

    entered = None

    def _send(self, kind, raw, at, found):
        """Sends a token to the grammar; whether it has ended."""
        machine = self.machine
        self.is_quiet = self.is_told
        token = found if kind == "PI" else raw
        try:
            self.grammar.send((kind, token, at))
        except StopIteration:
            return True
        if not self.is_quiet and kind not in ("PI", "COMMENT") and machine.on_default is not None:
            machine.on_default(raw)
        return False

    def _aside(self, kind, raw):
        """A comment, or space."""
        machine = self.machine
        if kind == "COMMENT" and machine.on_comment is not None:
            machine.on_comment(raw[4:-3])
        elif machine.on_default is not None:
            machine.on_default(raw)

    def _broken(self, data, at):
        """A token that is not whole; False if it may go on."""
        machine = self.machine
        if not self.around:
            machine.at = at
        fault = machine.tokens.declaration_fault(data, at)
        if fault >= 0:
            machine.fail(INVALID_TOKEN, fault)
        if self.around or machine.is_final:
            machine.fail(UNCLOSED_TOKEN, at)
        return False

    def wrong(self, kind, token, at):
        """A token that the grammar does not have here."""
        code = SYNTAX
        if kind == "REFERENCE":
            code = PARAMETER_REFERENCE
        elif kind == "PI" and token[1] == "xml":
            code = MISPLACED_DECLARATION
        elif kind == "PE END":
            code = INCOMPLETE_PARAMETER
        self.machine.fail(code, at)

    # The grammar.

    def document(self):
        """The tokens up to the root."""
        token = yield
        kind, value, at = token
        if kind == "PI" and value[1] == "xml":
            self.declaration(value, at)
            token = yield
        had_doctype = False
        while True:
            kind, value, at = token
            if kind == "TAG":
                if not had_doctype and self.uses_foreign:
                    self.has_parameters = True
                    self.read_external(None, None)
                return
            if kind == "PI" and value[1] != "xml":
                self.machine.instruction(value)
            elif kind == "COMMENT":
                self._aside(kind, value)
            elif kind == "DECL" and value == "<!DOCTYPE" and not had_doctype:
                had_doctype = True
                self.is_told = self.is_quiet = self.machine.on_start_doctype is not None
                yield from self.doctype()
            elif kind != "S":
                self.wrong(*token)
            token = yield

    def subset(self, is_external=False):
        """The declarations of a document type, up to the bracket."""
        machine = self.machine
        is_first = is_external
        while True:
            token = yield
            kind, value, at = token
            if kind == "DECL":
                reader = self.READERS.get(value)
                if reader is None:
                    self.wrong(*token)
                self.is_told = self.is_quiet = getattr(machine, self.TOLD[value]) is not None
                yield from reader(self)
                self.is_told = False
            elif kind == "PI":
                if value[1] == "xml":
                    if not is_first:
                        self.wrong(*token)
                    self.declaration(value, at)
                else:
                    machine.instruction(value)
            elif kind == "COMMENT":
                self._aside(kind, value)
            elif kind == "REFERENCE":
                self.parameter(value[1:-1])
            elif kind == "]" and not is_external:
                return
            elif kind not in ("S", "PE END"):
                self.wrong(*token)
            is_first = False

    def parameter(self, name):
        """A reference to a parameter entity between declarations."""
        machine = self.machine
        self.has_parameters = True
        entity = self.parameters.get(name)
        if not self.reads_parameters:
            self.counts = self.is_standalone
        elif entity is None:
            self.counts = self.is_standalone
            if machine.on_skipped is not None:
                self.is_quiet = True
                machine.on_skipped(name, 1)
        elif "%" + name in machine.open_entities:
            machine.fail(RECURSIVE_ENTITY)
        elif entity.text is not None:
            machine.grow(len(entity.text))
            self.entered = name, entity.text
        elif machine.on_external is not None:
            self.is_quiet = True
            self.call_external(entity.base, entity.system, entity.public)
        else:
            self.counts = self.is_standalone
        self.check_standalone()

    def check_standalone(self):
        """Asks whether a document may need what lies outside of it."""
        machine = self.machine
        if not self.is_standalone and machine.on_not_standalone is not None and not machine.on_not_standalone():
            machine.fail(NOT_STANDALONE)

    def call_external(self, base, system, public):
        if not self.machine.on_external(None, base, system, public):
            self.machine.fail(EXTERNAL_HANDLING)

    def read_external(self, system, public):
        """The part of the document type that lies elsewhere."""
        if self.reads_parameters == 2 or self.reads_parameters and not self.is_standalone:
            if self.machine.on_external is not None:
                self.call_external(self.base, system, public)

    # The declaration of the document.

    def declaration(self, found, at):
        """The version, the encoding, and whether the document stands alone."""
        machine = self.machine
        is_text = not self.is_document or machine.is_part
        raw = found[0]
        values = []
        index, end = 5, len(raw) - 2
        while True:
            pair = _PSEUDO.match(raw, index, end)
            if pair is None:
                break
            values.append((pair[1], pair[2][1:-1], pair.start(1), pair.start(2) + 1))
            index = pair.end()
        wrong = self._check_declaration(values, is_text)
        if wrong is None and raw[index:end].strip(" \t\n"):
            wrong = self._pseudo_fault(raw, index, end)
        if wrong is not None:
            machine.fail(BAD_TEXT_DECLARATION if is_text else BAD_DECLARATION, at + wrong)
        given = {name: value for name, value, _, _ in values}
        if given.get("standalone") == "yes":
            self.is_standalone = True
            if self.reads_parameters == 1:
                # That was for documents that do not stand alone.
                self.reads_parameters = 0
        alone = {"yes": 1, "no": 0}.get(given.get("standalone"), -1)
        if machine.on_declaration is not None:
            self.is_quiet = True
            machine.on_declaration(given.get("version"), given.get("encoding"), alone)
        elif machine.on_default is not None:
            machine.on_default(raw)
        for name, value, _, place in values:
            if name == "encoding" and machine.decoder.codec is not None:
                machine.at = at + place
                wrong = machine.decoder.declare(value)
                if wrong is not None:
                    machine.fail(wrong, at + place)

    @staticmethod
    def _check_declaration(values, is_text):
        """Where the declaration has what it cannot have; None if it is right as far as it was read."""
        wanted = ["version", "encoding"] if is_text else ["version", "encoding", "standalone"]
        seen = []
        for name, value, place, value_place in values:
            if name not in wanted or wanted.index(name) < len(seen) and name in seen:
                return place
            if not is_text and not seen and name != "version":
                return place
            if seen and wanted.index(name) < wanted.index(seen[-1]):
                return place
            if name == "version" and not _VERSION.fullmatch(value):
                return value_place
            if name == "encoding" and not (value[:1].isalpha() and value.isascii()):
                return value_place
            if name == "standalone" and value not in ("yes", "no"):
                return value_place
            seen.append(name)
        return None

    @staticmethod
    def _pseudo_fault(raw, at, end):
        """Where what should be an attribute of the declaration goes wrong."""
        if raw[at] not in " \t\n":
            return at
        while at < end and raw[at] in " \t\n":
            at += 1
        start = at
        while at < end and raw[at] not in "= \t\n":
            at += 1
        if at == start:
            return at
        while at < end and raw[at] in " \t\n":
            at += 1
        if at == end or raw[at] != "=":
            return at
        at += 1
        while at < end and raw[at] in " \t\n":
            at += 1
        if at == end or raw[at] not in "\"'":
            return at
        quote = raw[at]
        at += 1
        while at < end and raw[at] != quote and re.match("[A-Za-z0-9._-]", raw[at]):
            at += 1
        return at
