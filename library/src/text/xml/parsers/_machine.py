"""The parser of XML under `xml.parsers.expat` and `xml.etree`: it calls a function for each part of a document.

A text or bytes go in by `feed`, and calls of the functions `on_..` come out, as far as the tokens are whole. Line ends
are line feeds from there on. The elements that are open, and the entities that are read, stand on lists: depth takes no
frames.
Invariant: `at` is where the token begins that is read, so that a function can ask where it was called; what an entity
stands for is read as if it all stood at the reference.
"""

from xml.parsers._attributes import XML_URI, Attributes
from xml.parsers._decoding import Decoder
from xml.parsers._doctype import Doctype
from xml.parsers._tokens import (
    CDATA, CDATA_PIECE, COMMENT, ILLEGAL, LINE, PREDEFINED, SPACE, TEXT, is_reserved, tokens,
)

NO_ELEMENTS, INVALID_TOKEN, UNCLOSED_TOKEN, PARTIAL_CHAR, TAG_MISMATCH, JUNK = 3, 4, 5, 6, 7, 9
UNDEFINED_ENTITY, RECURSIVE_ENTITY, ASYNC_ENTITY, BAD_CHAR, BINARY_ENTITY = 11, 12, 13, 14, 15
MISPLACED_DECLARATION, UNCLOSED_CDATA, EXTERNAL_HANDLING, IN_PARAMETER_ENTITY, FINISHED = 17, 20, 21, 24, 36
AMPLIFICATION = 43


class Machine(Attributes):
    """The state of a parser.

    `make_error(code, line, column, byte)` makes its errors, `make_name(uri, name, prefix)` a name in a namespace, whose
    parts have a separator between them.
    """

    on_start = on_end = on_text = on_comment = on_pi = on_default = on_declaration = None
    on_start_doctype = on_end_doctype = on_entity = on_notation = on_unparsed = on_element = on_attlist = None
    on_start_cdata = on_end_cdata = on_start_ns = on_end_ns = on_external = on_skipped = on_not_standalone = None
    # Whether `on_default` takes references to entities of the document, which are not expanded then.
    keeps_references = False
    # Whether each line goes to `on_text` by itself.
    splits = True
    defers = True
    # A document that grows by more than this, to so many characters, is an attack.
    most_growth, growth_from = 100, 8 << 20

    def __init__(self, make_error, encoding=None, make_name=None, separator="}"):
        self.make_error, self.make_name, self.separator = make_error, make_name, separator
        self.tokens = tokens(make_name is not None)
        self.decoder = Decoder(encoding)
        self.data, self.at = "", 0
        self.more, self.more_size, self.needed = [], 0, 0
        # Where the data begins, and where the position was asked for last: index, line, column, byte.
        self.place = 0, 1, 0, 0
        self.line_end_size = 1
        self.held = ""
        # Whether the document ends with the data, and whether nothing of it comes behind the data that could be read.
        self.is_final = self.is_last = self.is_finished = False
        self.failure = None
        # The open elements: each its name, what the functions know it by, and the namespaces before it.
        self.tags = []
        # The entities that are read: each with the text around it, where that goes on, and how many elements were open.
        self.inside = []
        self.open_entities = set()
        self.doctype = Doctype(self)
        self.direct = self.grown = self.specified = 0
        self.spaces = {"xml": XML_URI}
        self._renew_names()
        self.step = self._prolog

    # What goes in.

    def feed(self, data, final=False):
        """Parses more of a document, a text or bytes."""
        if self.failure:
            raise self.make_error(*self.failure)
        if self.is_finished:
            self._fail_at(FINISHED, self.locate())
        self.is_final = False
        decoder = self.decoder
        if isinstance(data, str):
            decoder.given = decoder.codec = "utf-8"
            self._take(data, final)
        else:
            text = decoder.decode(data, final)
            if decoder.waits:
                self._take(text, False)
                text = decoder.decode(b"", final)
            self._take(text, final)
        if final:
            self.is_finished = True

    def flush(self):
        """Parses what was held back for the sake of speed."""
        defers, self.defers = self.defers, False
        try:
            self.feed("")
        finally:
            self.defers = defers

    def _take(self, text, final):
        if not self.direct and text[:1] == "\ufeff":
            # A mark of the order of bytes counts as a column.
            self.direct, self.place = 1, (0, 1, 1, self.decoder.size(text[:1]))
            text = text[1:]
        self.direct += len(text)
        if self.held:
            text, self.held = self.held + text, ""
        if "\r" in text:
            if text[-1] == "\r" and not final:
                text, self.held = text[:-1], "\r"
            if "\r\n" in text:
                self.line_end_size = 2
                text = text.replace("\r\n", "\n")
            text = text.replace("\r", "\n")
        is_bad = self.decoder.is_bad
        found = ILLEGAL.search(text)
        if found is not None:
            text, is_bad = text[:found.start()], True
        self.more.append(text)
        self.more_size += len(text)
        if self.defers and not (final or is_bad) and self.more_size < self.needed:
            return
        self.needed = 0
        self._locate(self.at)
        self.place = 0, *self.place[1:]
        self.data = self.data[self.at:] + "".join(self.more)
        self.at = self.more_size = 0
        self.more.clear()
        self.is_final = final and not is_bad and not self.decoder.rest
        self.is_last = final or is_bad
        while self.step():
            pass
        left = len(self.data) - self.at
        if is_bad:
            self.fail(INVALID_TOKEN, len(self.data))
        if final and self.decoder.rest:
            self.fail(PARTIAL_CHAR, len(self.data))
        self.needed = left if not self.at else 0

    # Where it is.

    def _locate(self, at):
        """The line, the column and the byte of an index."""
        start, line, column, byte = self.place
        if at < start:
            # Only an error lies before a place that was asked for.
            raise AssertionError("a place behind")
        if at > start:
            data = self.data
            lines = data.count("\n", start, at)
            byte += self.decoder.size(data[start:at])
            if lines:
                line += lines
                column = at - data.rindex("\n", start, at) - 1
                byte += lines * (self.line_end_size - 1)
            else:
                column += at - start
            self.place = at, line, column, byte
        return line, column, byte

    def locate(self):
        """The line, the column and the byte of the token that is read."""
        if self.failure:
            return self.failure[1:]
        return self._locate(self.at)

    def fail(self, code, at=None):
        """Raises an error at an index of the document, or where the token that is read begins."""
        if at is not None and not self.inside and at >= self.place[0]:
            self.at = at
        self._fail_at(code, self._locate(self.at))

    def _fail_at(self, code, place):
        self.failure = code, *place
        raise self.make_error(*self.failure)

    # Outside of the root.

    def _prolog(self):
        """What stands before the root; whether the root begins."""
        if not self.doctype.run():
            if self.is_final:
                self.fail(NO_ELEMENTS, len(self.data))
            return False
        self.step = self._content
        return True

    def external(self):
        """The beginning of an external entity, which may declare its encoding."""
        data = self.data
        if not self.is_final and len(data) < 6:
            return False
        if data.startswith("<?xml") and data[5:6] in (" ", "\t", "\n"):
            found = self.tokens.instruction.match(data)
            if found is None:
                return self._broken(data, 0) or False
            self.doctype.declaration(found, 0)
            self.at = found.end()
        self.step = self._content
        return True

    def _epilog(self):
        """What stands behind the root."""
        if self.doctype.run(is_epilog=True):
            self.fail(JUNK, self.at)
        return False

    # Elements and text.

    def _content(self):
        """The root, as far as it is here; whether it has ended."""
        data, at, tags = self.data, self.at, self.tags
        inside = self.inside
        floor = 0
        doctype = self.doctype
        match = self.tokens.tag.match
        while True:
            found = match(data, at)
            if found is None:
                at = self._other(data, at)
                if at is None:
                    # An entity begins or ends, or there is no more.
                    if self.step != self._content:
                        return True
                    if self.next_text is None:
                        return False
                    data, at, floor = self.next_text
                continue
            text, name, attributes, slash, ended = found.groups()
            if text:
                if not inside:
                    self.at = at
                at += len(text)
                if self.splits or self.on_text is None or "]]>" in text:
                    self._text(text)
                else:
                    self.on_text(text)
            if not inside:
                self.at = at
            end = found.end()
            if name is None:
                if len(tags) <= floor:
                    self.fail(ASYNC_ENTITY)
                name, made, scope = tags.pop()
                if name != ended:
                    tags.append((name, made, scope))
                    self.fail(TAG_MISMATCH, at + 2)
                if self.on_end is not None:
                    self.on_end(made)
                elif self.on_default is not None:
                    self.on_default(data[at:end])
                if scope is not None:
                    self._leave(scope)
            else:
                if attributes or doctype.defaults:
                    names = self.names
                    attributes = self._attributes(data, at, name, attributes)
                    scope = None if self.names is names else self.scope
                else:
                    attributes, scope, self.specified = {}, None, 0
                made = self.names[name]
                if self.on_start is not None:
                    self.on_start(made, attributes)
                elif self.on_default is not None and not (slash and self.on_end is not None):
                    self.on_default(data[at:end])
                if slash:
                    if self.on_end is not None:
                        if self.on_start is not None and not inside:
                            self.at = end
                        self.on_end(made)
                    if scope is not None:
                        self._leave(scope)
                else:
                    tags.append((name, made, scope))
            at = end
            if not tags and not inside and not self.is_part:
                self.at = at
                self.step = self._epilog
                return True

    # Whether this is an entity outside of a document, which has no root.
    is_part = False

    def _text(self, text):
        """Text without references."""
        if "]]>" in text:
            at = text.index("]]>")
            start = self.at
            # The lines before are whole.
            line = text.rfind("\n", 0, at) + 1
            if line:
                self._hand_over(text[:line])
            self.fail(INVALID_TOKEN, start + at + 2)
        self._hand_over(text)

    def _hand_over(self, text, is_cdata=False):
        """Text as it is, in pieces if it is wanted so: a line end is one."""
        handle = self.on_text or self.on_default
        if handle is None:
            return
        if not self.splits or "\n" not in text and not (is_cdata and "]" in text):
            handle(text)
            return
        pieces = (CDATA_PIECE if is_cdata else LINE).findall(text)
        counts = not self.inside
        for piece in pieces:
            handle(piece)
            if counts:
                self.at += len(piece)
            # The function may be another now.
            handle = self.on_text or self.on_default or _nothing

    def _other(self, data, at):
        """What is no tag, or not whole; where the next token begins, None if the text changes or ends here."""
        inside = self.inside
        stop = TEXT.match(data, at).end()
        size = len(data)
        if not inside:
            self.at = at
        if stop > at:
            brackets = _brackets(data, at) if stop == size and not inside and (self.is_final or not self.is_last) else 0
            # What may be the end of a CDATA section waits, and at the end comes by itself.
            stop -= brackets
            if stop > at:
                self._text(data[at:stop])
                if not inside:
                    self.at = stop
            if brackets and self.is_final:
                self._hand_over(data[stop:])
                stop = self.at = size
            if stop < size and data[stop] == "]":
                self.next_text = None
                return None
        if stop == size:
            return self._ended(size)
        # `startswith` would be paid for by all that lies behind.
        head = data[stop:stop + 9]
        if head[0] == "&":
            found = self.tokens.reference.match(data, stop)
            if found is not None:
                return self._reference(found, data)
        elif head[:4] == "<!--":
            found = COMMENT.match(data, stop)
            if found is not None:
                if self.on_comment is not None:
                    self.on_comment(found[1])
                elif self.on_default is not None:
                    self.on_default(found[0])
                return found.end()
        elif head == "<![CDATA[":
            if self.on_start_cdata is not None:
                self.on_start_cdata()
            elif self.on_default is not None:
                self.on_default("<![CDATA[")
            if inside:
                return self._whole_cdata(data, stop + 9)
            self.at = stop + 9
            self.step = self._cdata
            return None
        elif head[:2] == "<?":
            found = self.tokens.instruction.match(data, stop)
            if found is not None and not is_reserved(found[1]):
                self.instruction(found)
                return found.end()
        return self._broken(data, stop)

    def _broken(self, data, at):
        """A token that is not whole."""
        fault = self.tokens.fault(data, at)
        if fault >= 0:
            self.fail(INVALID_TOKEN, fault)
        if self.inside or self.is_final:
            self.fail(UNCLOSED_TOKEN, at)
        self.next_text = None
        return None

    def _ended(self, size):
        """The end of the text: of an entity, or of what is here."""
        if not self.inside:
            self.next_text = None
            if self.is_final and not self.is_part:
                self.fail(NO_ELEMENTS, size)
            if self.is_final and self.tags:
                self.fail(ASYNC_ENTITY, size)
            return None
        name, data, at, floor = self.inside.pop()
        if len(self.tags) != self.floor:
            self.inside.append((name, data, at, floor))
            self.fail(ASYNC_ENTITY)
        self.open_entities.discard(name)
        self.floor = floor
        self.next_text = data, at, floor
        return None

    floor = 0
    next_text = None

    def instruction(self, found):
        """An instruction, whose token matched."""
        target, content = found.groups()
        if target == "xml":
            self.fail(MISPLACED_DECLARATION, found.start())
        if self.on_pi is not None:
            self.on_pi(target, SPACE.sub("", content, 1) if content else "")
        elif self.on_default is not None:
            self.on_default(found[0])

    # CDATA sections.

    def _cdata(self):
        """The rest of a CDATA section, as far as it is here; whether it has ended."""
        data, at = self.data, self.at
        found = CDATA.match(data, at)
        if found is None:
            stop = len(data)
            if self.is_final or not self.is_last:
                stop -= _brackets(data, at)
        else:
            stop = found.end(1)
        if stop > at:
            self._hand_over(data[at:stop], True)
        self.at = stop
        if found is None:
            if self.is_final:
                self.fail(UNCLOSED_CDATA, stop)
            return False
        self._end_cdata()
        self.at = stop + 3
        self.step = self._content
        return True

    def _end_cdata(self):
        if self.on_end_cdata is not None:
            self.on_end_cdata()
        elif self.on_default is not None:
            self.on_default("]]>")

    def _whole_cdata(self, data, at):
        """A CDATA section in the text of an entity."""
        found = CDATA.match(data, at)
        if found is None:
            self.fail(UNCLOSED_CDATA)
        if found[1]:
            self._hand_over(found[1], True)
        self._end_cdata()
        return found.end()

    # References.

    def _reference(self, found, data):
        """A reference in the content; where it ends, None if the text goes on with that of an entity."""
        name = found[1]
        char = self.character(found, found.start()) if name is None else PREDEFINED.get(name)
        if char is not None:
            if self.on_text is not None:
                self.on_text(char)
            elif self.on_default is not None:
                self.on_default(found[0])
            return found.end()
        doctype = self.doctype
        entity = doctype.entities.get(name)
        if not doctype.may_lack:
            if entity is None:
                self.fail(UNDEFINED_ENTITY)
            if not entity.is_internal:
                self.fail(IN_PARAMETER_ENTITY)
        elif entity is None:
            self._skip(name, found[0])
            return found.end()
        if name in self.open_entities:
            self.fail(RECURSIVE_ENTITY)
        if entity.notation is not None:
            self.fail(BINARY_ENTITY)
        if entity.text is None:
            if self.on_external is not None:
                if not self.on_external(self._context(name), entity.base, entity.system, entity.public):
                    self.fail(EXTERNAL_HANDLING)
            elif self.on_default is not None:
                self.on_default(found[0])
            return found.end()
        if self.keeps_references:
            self._skip(name, found[0])
            return found.end()
        self.grow(len(entity.text))
        self.open_entities.add(name)
        self.inside.append((name, data, found.end(), self.floor))
        self.floor = len(self.tags)
        self.next_text = entity.text, 0, self.floor
        return None

    def _skip(self, name, raw):
        if self.on_skipped is not None:
            self.on_skipped(name, 0)
        elif self.on_default is not None:
            self.on_default(raw)

    def _context(self, name):
        """What the parser of an external entity has to know: the namespaces, and the entities that are open."""
        spaces = [f"{prefix}={uri}" if prefix else f"={uri}" for prefix, uri in self.spaces.items() if uri]
        return "\f".join([*spaces, *sorted(self.open_entities), name])

    def character(self, found, at):
        """The character that a reference names by its number."""
        char = self.character_of(found)
        if char is None:
            self.fail(BAD_CHAR, at)
        return char

    @staticmethod
    def character_of(found):
        """The same; None if there is no such character."""
        digits, base = (found[2], 10) if found[2] is not None else (found[3], 16)
        digits = digits.lstrip("0")
        # More digits than these are those of no character.
        code = int(digits or "0", base) if len(digits) < 8 else 0
        return chr(code) if 0 < code < 0x110000 and not ILLEGAL.match(chr(code)) else None

    def grow(self, size):
        """Counts what entities stand for."""
        self.grown += size
        total = self.grown + self.direct
        if total > self.growth_from and total > self.most_growth * self.direct:
            self.fail(AMPLIFICATION)


def _brackets(data, at):
    """How many brackets at the end of a text may begin the end of a CDATA section."""
    return 2 if data.endswith("]]", at) else int(data.endswith("]", at))


def _nothing(text):
    pass
