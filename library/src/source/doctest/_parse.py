"""Examples in a text: the scanner, and what it finds."""

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """A new option flag, or that of the name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

_HEADERS = ("Traceback (most recent call last):", "Traceback (innermost last):")


class Example:
    """An example: its source, and what it is expected to print or raise."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def line_end(text):
            return text if text.endswith("\n") else text + "\n"
        self.source = line_end(source)
        self.want = line_end(want) if want else want
        self.exc_msg = line_end(exc_msg) if exc_msg is not None else None
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, with the globals that they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def _place(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._place() == other._place()

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented

        def key(test):
            lineno = -1 if test.lineno is None else test.lineno
            return test.name, test.filename, lineno, id(test)
        return key(self) < key(other)


def _indent_of(line):
    return len(line) - len(line.lstrip(" "))


def _is_blank(line):
    return not line.strip(" ")


class DocTestParser:
    """Finds examples in a text."""

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        """The examples of a text."""
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def parse(self, string, name="<string>"):
        """A text in pieces: examples, and the text between them."""
        string = string.expandtabs()
        least = min((_indent_of(line) for line in string.split("\n") if line.strip()), default=0)
        lines = string.split("\n")
        if least:
            lines = [line[least:] for line in lines]
        pieces, text, at = [], [], 0
        while at < len(lines):
            if not lines[at].lstrip(" ").startswith(">>>"):
                text.append(lines[at])
                at += 1
                continue
            first = at
            source = [lines[at]]
            at += 1
            while at < len(lines) and lines[at].lstrip(" ").startswith("..."):
                source.append(lines[at])
                at += 1
            want = []
            while at < len(lines) and not _is_blank(lines[at]) and not lines[at].lstrip(" ").startswith(">>>"):
                want.append(lines[at])
                at += 1
            pieces.append("".join(f"{line}\n" for line in text))
            text = []
            example = self._example(source, want, name, first)
            if example is not None:
                pieces.append(example)
        pieces.append("\n".join(text))
        return pieces

    def _example(self, source, want, name, lineno):
        indent = _indent_of(source[0])
        for index, line in enumerate(source):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + index + 1!r} of the docstring for {name} lacks blank after "
                                 f"{line[indent:indent + 3]}: {line!r}")
        self._check_prefix(source[1:], " " * indent + ".", name, lineno)
        self._check_prefix(want, " " * indent, name, lineno + len(source))
        code = "\n".join(line[indent + 4:] for line in source)
        expected = "\n".join(line[indent:] for line in want)
        options = self._options(code, name, lineno)
        if all(_is_blank(line) or line.lstrip(" ").startswith("#") for line in code.split("\n")):
            return None
        message = _exception_message(expected)
        return Example(code, expected, message, lineno, indent, options)

    def _check_prefix(self, lines, prefix, name, lineno):
        for index, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {lineno + index + 1!r} of the docstring for {name} has inconsistent leading "
                                 f"whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for line in source.split("\n"):
            found = _directive(line)
            if found is None:
                continue
            for option in found.replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and all(_is_blank(line) or line.lstrip(" ").startswith("#") for line in source.split("\n")):
            raise ValueError(f"line {lineno!r} of the doctest for {name} has an option directive on a line with no "
                             f"example: {source!r}")
        return options


def _directive(line):
    """What stands behind `# doctest:`, if there are no quotes in it."""
    at = line.find("#")
    while at >= 0:
        rest = line[at + 1:].lstrip()
        if rest.startswith("doctest:"):
            rest = rest[len("doctest:"):]
            if "'" not in rest and '"' not in rest:
                return rest.strip()
        at = line.find("#", at + 1)
    return None


def _exception_message(want):
    """The last part of an expected traceback."""
    lines = want.split("\n")
    if not any(lines[0].rstrip() == header for header in _HEADERS):
        return None
    for index, line in enumerate(lines[1:], 1):
        if line[:1].isalnum() or line[:1] == "_":
            return "\n".join(lines[index:])
    return None
