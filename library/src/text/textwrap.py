"""Paragraphs of a given width, and the margins of texts."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# A chunk ends at these alone: a no-break space and its like hold words together.
_WHITESPACE = "\t\n\x0b\x0c\r "
_AS_SPACE = dict.fromkeys(map(ord, _WHITESPACE), " ")


def _is_word(char):
    return char == "_" or char.isalnum()


def _is_letter(char):
    return _is_word(char) and not char.isdecimal()


def _ends_before_dash(char):
    """Whether a dash after this character can stand between words."""
    return _is_word(char) or char in "!\"'&.,?"


def _after_dashes(word, start):
    """The end of the two or more dashes at `start` that a word follows, otherwise 0."""
    end = start
    while end < len(word) and word[end] == "-":
        end += 1
    return end if end - start >= 2 and end < len(word) and _is_word(word[end]) else 0


def _may_break(word, hyphen):
    """Whether a line may end with this hyphen: two letters stand before and behind it."""
    # Or a letter, a hyphen and a letter before it.
    before, after = word[max(hyphen - 3, 0):hyphen], word[hyphen + 1:hyphen + 4]
    if not (before and after and _is_letter(before[-1]) and _is_letter(after[0])):
        return False
    is_second = before[-2:-1] == "-" and len(before) == 3 and _is_letter(before[0])
    if not (is_second or before[-2:-1] and _is_letter(before[-2])):
        return False
    if after[1:2] == "-":
        after = after[1:]
    return len(after) > 1 and _is_letter(after[1])


def _hyphenated(word):
    """The pieces of a word between which a line may end."""
    start, size = 0, len(word)
    while start < size:
        end = start and _ends_before_dash(word[start - 1]) and _after_dashes(word, start)
        if not end:
            at = start + 1
            while not end:
                at = word.find("-", at)
                if at < 0:
                    end = size
                elif _may_break(word, at):
                    end = at + 1
                elif _ends_before_dash(word[at - 1]) and _after_dashes(word, at):
                    end = at
                else:
                    at += 1
        yield word[start:end]
        start = end


class TextWrapper:
    """Wraps paragraphs, by the settings that its attributes hold."""

    unicode_whitespace_trans = dict(_AS_SPACE)

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        """The words and the runs of whitespace between them."""
        chunks = []
        start = at = 0
        for word in text.translate(_AS_SPACE).split(" "):
            if word:
                if start < at:
                    chunks.append(text[start:at])
                if self.break_on_hyphens is True and "-" in word:
                    chunks.extend(_hyphenated(word))
                else:
                    chunks.append(word)
                start = at + len(word)
            at += len(word) + 1
        if start < len(text):
            chunks.append(text[start:])
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " ":
                end = chunks[i][:-1] if chunks[i][-1] in "\"'" else chunks[i]
                if end[-1:] in (".", "!", "?") and "a" <= end[-2:-1] <= "z":
                    chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Puts as much of a word on the line as fits, or all of it on a line of its own."""
        # An indent as wide as the line leaves room for one character, so that there is an end.
        room = width - cur_len if width >= 1 else 1
        if not self.break_long_words or room <= 0:
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        word = reversed_chunks[-1]
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            # A word of hyphens alone has no better place than another.
            if hyphen > 0 and word[:hyphen].strip("-"):
                room = hyphen + 1
        cur_line.append(word[:room])
        # An indent that is wider than the line would leave no room for what is empty either.
        if room < len(word):
            reversed_chunks[-1] = word[room:]
        else:
            reversed_chunks.pop()

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        # Taken from the end.
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_rest = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_rest and length <= width:
                lines.append(indent + "".join(line))
            else:
                self._end_with_placeholder(lines, indent, line, length, width)
                break
        return lines

    def _end_with_placeholder(self, lines, indent, line, length, width):
        """Shortens the last line until the placeholder fits on it, or on the line before."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of a paragraph, without their line ends."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, each at most `width` characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The wrapped paragraph as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut between words where it is longer than `width`."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the whitespace that all of its lines begin with."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    lines = ["" if line.isspace() else line for line in lines]
    inked = [line for line in lines if line]
    margin = 0
    if inked:
        # What the first and the last in order share, all share.
        first, last = min(inked), max(inked)
        while margin < len(first) and first[margin] in " \t" and first[margin] == last[margin]:
            margin += 1
    return "\n".join([line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    """The text with `prefix` before each line that is not blank, or for which the predicate is true."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
