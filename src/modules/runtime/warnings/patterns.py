# Patterns of filters, where there is no module `re`: a matcher that knows what such patterns are made of.
#
# A pattern becomes a function of a text, a place in it, and what has to match behind it; the function gives whether
# all of that matches.


class _Pattern:
    """A regular expression without look-around, back references and flags of its own."""

    def __init__(self, pattern, ignore_case=False):
        self.pattern = pattern
        self.flags = 34 if ignore_case else 32
        self._at = 0
        self._ignore_case = ignore_case
        self._matches = self._alternatives()
        if self._at < len(pattern):
            raise self._unknown("unbalanced parenthesis")

    def match(self, text):
        """Whether the text begins with something that the pattern describes."""
        return self._matches(text, 0, lambda at: True) or None

    def __repr__(self):
        flags = ", re.IGNORECASE" if self._ignore_case else ""
        return f"re.compile({self.pattern!r}{flags})"

    def __eq__(self, other):
        if not isinstance(other, _Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def _unknown(self, what):
        return NotImplementedError(
            f"{what} in the pattern {self.pattern!r} at position {self._at}: "
            "filters without the module re cannot use that"
        )

    def _peek(self):
        return self.pattern[self._at : self._at + 1]

    def _take(self):
        character = self._peek()
        if not character:
            raise self._unknown("an end that comes too early")
        self._at += 1
        return character

    def _alternatives(self):
        options = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        return lambda text, at, rest: any(option(text, at, rest) for option in options)

    def _sequence(self):
        parts = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated())

        def matches(text, at, rest, index=0):
            if index == len(parts):
                return rest(at)
            return parts[index](text, at, lambda end: matches(text, end, rest, index + 1))

        return matches

    def _repeated(self):
        single, part = self._part()
        while True:
            bounds = self._bounds()
            if bounds is None:
                return part if single is None else _one(single)
            if single is False:
                raise self._unknown("nothing to repeat")
            lazy = self._peek() == "?"
            if lazy or self._peek() == "+":
                if not lazy:
                    raise self._unknown("a possessive repetition")
                self._at += 1
            if single is not None:
                part = _repeat_one(single, *bounds, lazy)
            else:
                part = _repeat(part, *bounds, lazy)
            single = None

    def _bounds(self):
        character = self._peek()
        if character in ("*", "+", "?") and character:
            self._at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[character]
        if character != "{":
            return None
        end = self.pattern.find("}", self._at)
        low, comma, high = self.pattern[self._at + 1 : end].partition(",")
        if end < 0 or not (low or comma) or not (low or "0").isdecimal() or not (high or "0").isdecimal():
            return None
        self._at = end + 1
        low = int(low or 0)
        return low, int(high) if high else None if comma else low

    def _part(self):
        """A test of one character and nothing; or nothing and a matcher. False: a place, which cannot be repeated."""
        character = self._take()
        if character == ".":
            return (lambda c: c != "\n"), None
        if character == "[":
            return self._set(), None
        if character == "(":
            if self._peek() == "?":
                if self.pattern[self._at : self._at + 2] != "?:":
                    raise self._unknown("an extension")
                self._at += 2
            inner = self._alternatives()
            if self._peek() != ")":
                raise self._unknown("a missing )")
            self._at += 1
            return None, inner
        if character == "^":
            return None, _place(lambda text, at: at == 0)
        if character == "$":
            return None, _place(lambda text, at: at == len(text) or text[at:] == "\n")
        if character in "*+?":
            raise self._unknown("nothing to repeat")
        if character == "\\":
            return self._escape()
        return self._literal(character), None

    def _literal(self, character):
        if self._ignore_case:
            folded = character.lower()
            return lambda c: c.lower() == folded
        return lambda c: c == character

    def _escape(self):
        character = self._take()
        if character == "A":
            return None, _place(lambda text, at: at == 0)
        if character == "Z":
            return None, _place(lambda text, at: at == len(text))
        if character in "bB":
            return None, _place(lambda text, at: _at_word_edge(text, at) == (character == "b"))
        test = self._class(character)
        if test is not None:
            return test, None
        return self._literal(self._escaped(character)), None

    def _class(self, character):
        test = _CLASSES.get(character.lower()) if character.isascii() else None
        if test is None or character.islower():
            return test
        return lambda c: not test(c)

    def _escaped(self, character):
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character in "xuU":
            width = {"x": 2, "u": 4, "U": 8}[character]
            digits = self.pattern[self._at : self._at + width]
            self._at += width
            return chr(int(digits, 16))
        if character.isascii() and character.isalnum():
            raise self._unknown(f"the escape \\{character}")
        return character

    def _set(self):
        negated = self._peek() == "^"
        if negated:
            self._at += 1
        tests = []
        first = True
        while first or self._peek() != "]":
            first = False
            low = self._take()
            if low == "\\":
                low = self._take()
                test = self._class(low)
                if test is not None:
                    tests.append(test)
                    continue
                low = "\b" if low == "b" else self._escaped(low)
            if self._peek() == "-" and self.pattern[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._take()
                if high == "\\":
                    high = self._escaped(self._take())
                tests.append(lambda c, low=low, high=high: low <= c <= high)
            else:
                tests.append(lambda c, low=low: c == low)
        self._at += 1

        def test(character):
            forms = (character.lower(), character.upper()) if self._ignore_case else (character,)
            return any(test(form) for form in forms for test in tests) != negated

        return test


def _one(test):
    return lambda text, at, rest: at < len(text) and test(text[at]) and rest(at + 1)


def _place(test):
    return lambda text, at, rest: test(text, at) and rest(at)


def _at_word_edge(text, at):
    before = at > 0 and _is_word(text[at - 1])
    behind = at < len(text) and _is_word(text[at])
    return before != behind


def _is_word(character):
    return character.isalnum() or character == "_"


def _repeat_one(test, low, high, lazy):
    def matches(text, at, rest):
        last = len(text) if high is None else min(len(text), at + high)
        end = at
        while end < last and test(text[end]):
            end += 1
        ends = range(at + low, end + 1)
        return any(rest(end) for end in (ends if lazy else reversed(ends)))

    return matches


def _repeat(part, low, high, lazy):
    def matches(text, at, rest, count=0):
        def again(end):
            # A round that takes nothing would go on for ever.
            return (end > at or count < low) and matches(text, end, rest, count + 1)

        if count < low:
            return part(text, at, again)
        may_go_on = high is None or count < high
        if lazy:
            return rest(at) or (may_go_on and part(text, at, again))
        return (may_go_on and part(text, at, again)) or rest(at)

    return matches


_CLASSES = {"d": str.isdecimal, "s": str.isspace, "w": _is_word}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}


def _compile_pattern(pattern, ignore_case):
    try:
        import re
    except ImportError:
        return _Pattern(pattern, ignore_case)
    return re.compile(pattern, re.I if ignore_case else 0)
