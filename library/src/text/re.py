"""Regular expressions.

The engine is in Rust (`_re`); here are the functions, the flags and the error, as scripts know them.
"""

import enum
import types
import warnings
import _re
from _re import Match, Pattern

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error',
    'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
    'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]

__version__ = '2.2.1'


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128  # Accepted; there is nothing that it shows.
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A pattern or a template that is wrong: `msg`, `pattern`, `pos`, `lineno`, `colno`."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


def match(pattern, string, flags=0):
    """The match of the pattern at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of the pattern with all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match of the pattern in the string, or None."""
    return _compile(pattern, flags).search(string)


_missing = object()


def _positional(function, names, args, given):
    """Values of parameters that should be named, for a function that still takes them by position."""
    values = list(given)
    for index, (name, value) in enumerate(zip(names, args)):
        if values[index] is not _missing:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
        values[index] = value
    if len(args) > len(names):
        most = {'split': 4, 'sub': 5, 'subn': 5}[function]
        raise TypeError(f'{function}() takes from {most - 2} to {most} positional arguments but '
                        f'{most - 2 + len(args)} were given')
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return [0 if value is _missing else value for value in values]


def sub(pattern, repl, string, *args, count=_missing, flags=_missing):
    """The string with matches of the pattern replaced: by a template, or by what a function gives for each."""
    if args:
        count, flags = _positional('sub', ('count', 'flags'), args, (count, flags))
    return _compile(pattern, 0 if flags is _missing else flags).sub(repl, string, 0 if count is _missing else count)


def subn(pattern, repl, string, *args, count=_missing, flags=_missing):
    """As `sub`, with the number of matches that were replaced."""
    if args:
        count, flags = _positional('subn', ('count', 'flags'), args, (count, flags))
    return _compile(pattern, 0 if flags is _missing else flags).subn(repl, string, 0 if count is _missing else count)


def split(pattern, string, *args, maxsplit=_missing, flags=_missing):
    """The parts of the string between matches of the pattern, and what its groups matched."""
    if args:
        maxsplit, flags = _positional('split', ('maxsplit', 'flags'), args, (maxsplit, flags))
    return _compile(pattern, 0 if flags is _missing else flags).split(string, 0 if maxsplit is _missing else maxsplit)


sub.__text_signature__ = subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def findall(pattern, string, flags=0):
    """All matches in the string: what the whole, the one group, or each of the groups matched."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the matches in the string."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """The pattern as an object."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that were compiled."""
    _patterns.clear()


_escapes = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The text as a pattern that matches it."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, 'latin1').translate(_escapes).encode('latin1')


_patterns = {}
_most_patterns = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _patterns[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError('first argument must be string or compiled pattern')
    compiled, notes, wrong = _re.compile(pattern, flags)
    for note in notes:
        warnings.warn(note, FutureWarning, stacklevel=3)
    if wrong is not None:
        _raise(*wrong[:3], pattern, wrong[3])
    if not flags & DEBUG:
        if len(_patterns) >= _most_patterns:
            del _patterns[next(iter(_patterns))]
        _patterns[type(pattern), pattern, flags] = compiled
    return compiled


def _raise(kind, msg, name, pattern, pos):
    """Raises what the engine found wrong."""
    if name is not None:
        msg = msg.replace('%r', repr(name), 1).replace('%a', ascii(name), 1)
    if kind == 'PatternError':
        if pos is None:
            raise PatternError(msg)
        raise PatternError(msg, pattern, pos)
    raise {'IndexError': IndexError, 'OverflowError': OverflowError, 'ValueError': ValueError}[kind](msg)


_re.prepare(_raise, lambda names: types.MappingProxyType(dict(names)), _compile, types.GenericAlias)


class Scanner:
    """Splits a text into tokens: each rule is a pattern, with what is made of its matches."""

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        # The groups of all rules are numbered through; each rule is one of them.
        self._rules = {}
        parts = []
        number = 1
        for phrase, action in lexicon:
            groups = _compile(phrase, flags).groups
            self._rules[number] = action
            parts.append(f'({phrase})')
            number += 1 + groups
        self.scanner = _compile('|'.join(parts), flags)

    def scan(self, string):
        result = []
        end = 0
        match = self.scanner.scanner(string).match
        while (found := match()) is not None and found.end() != end:
            action = self._rules[found.lastindex]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = found.end()
        return result, string[end:]
