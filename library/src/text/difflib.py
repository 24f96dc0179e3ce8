"""Differences between sequences, and texts that show them."""

from collections import namedtuple as _namedtuple
from types import GenericAlias as _GenericAlias

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "Match",
]

Match = _namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of hashable items, by the longest blocks that they share."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Sets the sequence of which an index is kept: many can be compared with it."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = None
            self.fullbcount = None
            self._index()

    def _index(self):
        self.b2j = places = {}
        for i, item in enumerate(self.b):
            places.setdefault(item, []).append(i)
        self.bjunk = junk = set()
        if self.isjunk:
            junk.update([item for item in places if self.isjunk(item)])
            for item in junk:
                del places[item]
        # What is nearly everywhere in a long sequence begins no block.
        self.bpopular = popular = set()
        size = len(self.b)
        if self.autojunk and size >= 200:
            limit = size // 100 + 1
            popular.update([item for item, indices in places.items() if len(indices) > limit])
            for item in popular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that parts of the two share, the first of several."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        best_i, best_j, best = alo, blo, 0
        # How long the blocks are that end at an index of b and the item of a before this one.
        lengths = {}
        find = self.b2j.get
        for i in range(alo, ahi):
            indices = find(a[i])
            if not indices:
                if lengths:
                    lengths = {}
                continue
            following = {}
            for j in indices:
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = following[j] = lengths.get(j - 1, 0) + 1
                if length > best:
                    best_i, best_j, best = i - length + 1, j - length + 1, length
            lengths = following
        # What begins no block may extend one: first the popular, then the junk.
        for is_junk in (False, True):
            while (best_i > alo and best_j > blo and (b[best_j - 1] in junk) is is_junk
                    and a[best_i - 1] == b[best_j - 1]):
                best_i, best_j, best = best_i - 1, best_j - 1, best + 1
            while (best_i + best < ahi and best_j + best < bhi and (b[best_j + best] in junk) is is_junk
                    and a[best_i + best] == b[best_j + best]):
                best += 1
        return Match(best_i, best_j, best)

    def get_matching_blocks(self):
        """The blocks that the two share in order, with an empty one at the end."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        size_a, size_b = len(self.a), len(self.b)
        waiting = [(0, size_a, 0, size_b)]
        found = []
        while waiting:
            alo, ahi, blo, bhi = waiting.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    waiting.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    waiting.append((i + size, ahi, j + size, bhi))
        found.sort()
        # Those that touch each other are one.
        blocks = []
        for i, j, size in found:
            if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                first_i, first_j, before = blocks[-1]
                blocks[-1] = Match(first_i, first_j, before + size)
            else:
                blocks.append(Match(i, j, size))
        blocks.append(Match(size_a, size_b, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """What makes the second of the first: (tag, i1, i2, j1, j2) for each part."""
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for at_i, at_j, size in self.get_matching_blocks():
            if i < at_i and j < at_j:
                codes.append(("replace", i, at_i, j, at_j))
            elif i < at_i:
                codes.append(("delete", i, at_i, j, at_j))
            elif j < at_j:
                codes.append(("insert", i, at_i, j, at_j))
            i, j = at_i + size, at_j + size
            if size:
                codes.append(("equal", at_i, i, at_j, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        """The changes in groups, with up to `n` equal items around each."""
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike the two are, from 0 to 1."""
        matches = sum([block[-1] for block in self.get_matching_blocks()])
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """A limit that `ratio` is not above: the items in any order."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        counts = self.fullbcount
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else counts.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """A limit that `ratio` is not above: the lengths alone."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(_GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Up to `n` of the possibilities that are like a word, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    found = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if (matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff
                and matcher.ratio() >= cutoff):
            found.append((matcher.ratio(), candidate))
    found.sort(reverse=True)
    return [candidate for _, candidate in found[:n]]


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is blank, or has a single #."""
    if pat is None:
        return line.strip() in ("", "#")
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or a tab."""
    return ch in ws


class Differ:
    """Compares lines, and the characters of lines that are alike."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """The lines of both: those of one alone after - or +, shared ones after spaces, hints after ?."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """The lines of both, the shorter part first."""
        parts = [("-", a, alo, ahi), ("+", b, blo, bhi)]
        if bhi - blo < ahi - alo:
            parts.reverse()
        for part in parts:
            yield from self._dump(*part)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """The lines of both, with those beside each other that are alike."""
        # Only lines near the diagonal are looked at, so that the time grows with the lines and not with their square.
        cutoff, window = 0.74999, 10
        matcher = SequenceMatcher(self.charjunk)
        best_i = best_j = None
        at_i, at_j = alo, blo
        following_j = -1
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            # The line of a that lies beside this one.
            middle = at_i + (j - at_j)
            best = cutoff
            best_i = None
            for i in range(max(at_i, middle - window), min(ahi, middle + window + 1)):
                if a[i] == b[j]:
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, best_i = matcher.ratio(), i
            if best_i is None:
                continue
            yield from self._fancy_helper(a, at_i, best_i, b, at_j, j)
            yield from self._like_lines(a[best_i], b[j], matcher)
            at_i, at_j = best_i + 1, j + 1
        yield from self._fancy_helper(a, at_i, ahi, b, at_j, bhi)

    def _like_lines(self, a_line, b_line, matcher):
        """Two lines that are alike, with hints where they differ."""
        a_tags, b_tags = [], []
        matcher.set_seqs(a_line, b_line)
        marks = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            a_mark, b_mark = marks[tag]
            a_tags.append(a_mark * (i2 - i1))
            b_tags.append(b_mark * (j2 - j1))
        yield from self._qformat(a_line, b_line, "".join(a_tags), "".join(b_tags))

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for sign, line, tags in (("-", aline, atags), ("+", bline, btags)):
            yield f"{sign} {line}"
            # Tabs stay tabs, so that the marks stand below what they mark.
            marks = "".join([char if mark == " " and char.isspace() else mark for char, mark in zip(line, tags)])
            marks = marks.rstrip()
            if marks:
                yield f"? {marks}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The differences of lines as `Differ` shows them."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The first or the second of the two whose differences these are."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check_types(a, b, *args):
    """Says what is no text."""
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    if isinstance(a, str):
        raise TypeError("input must be a sequence of strings, not str")
    if isinstance(b, str):
        raise TypeError("input must be a sequence of strings, not str")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def _format_range_unified(start, stop):
    begin, length = start + 1, stop - start
    if length == 1:
        return str(begin)
    # An empty range begins at the line before.
    return f"{begin if length else begin - 1},{length}"


def _format_range_context(start, stop):
    begin, length = start + 1, stop - start
    begin = begin if length else begin - 1
    return str(begin) if length <= 1 else f"{begin},{begin + length - 1}"


def _headers(files, dates, marks, end):
    for mark, file, date in zip(marks, files, dates):
        yield f"{mark} {file}{chr(9) if date else ''}{date}{end}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The differences of lines as a unified diff."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers((fromfile, tofile), (fromfiledate, tofiledate), ("---", "+++"), lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{_format_range_unified(first[1], last[2])} +{_format_range_unified(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag != "insert":
                for line in a[i1:i2]:
                    yield "-" + line
            if tag != "delete":
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The differences of lines as a context diff."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefixes = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _headers((fromfile, tofile), (fromfiledate, tofiledate), ("***", "---"), lineterm)
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_format_range_context(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefixes[tag] + line
        yield f"--- {_format_range_context(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefixes[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """The differences of lines of bytes, by a function for texts."""
    def decode(line):
        try:
            return line.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError(f"all arguments must be bytes, not {type(line).__name__} ({line!r})") from error

    a, b = list(map(decode, a)), list(map(decode, b))
    texts = [decode(part) for part in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *texts, n, decode(lineterm)):
        yield line.encode("ascii", "surrogateescape")
