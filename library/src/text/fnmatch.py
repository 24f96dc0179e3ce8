"""Shell patterns: `*`, `?`, `[seq]` and `[!seq]`, as names of files are matched with them."""

import functools
import itertools
import re

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def _normal(name):
    """A name as the system compares it: here case counts, as on POSIX."""
    if isinstance(name, (str, bytes)):
        return name
    fspath = getattr(type(name), '__fspath__', None)
    if fspath is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(name).__name__}')
    return fspath(name)


def fnmatch(name, pat):
    """Whether the name matches the pattern, with names as the system compares them."""
    return fnmatchcase(_normal(name), _normal(pat))


def fnmatchcase(name, pat):
    """Whether the name matches the pattern; case counts."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """The names that match the pattern."""
    match = _matcher(_normal(pat))
    return [name for name in names if match(_normal(name)) is not None]


def filterfalse(names, pat):
    """The names that do not match the pattern."""
    match = _matcher(_normal(pat))
    return list(itertools.filterfalse(lambda name: match(_normal(name)), names))


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        source = translate(str(pat, 'latin1')).encode('latin1')
    else:
        source = translate(pat)
    return re.compile(source).match


def translate(pat):
    """The pattern as a regular expression."""
    # What stands between the stars; a part behind a star never needs to start later than it first can.
    first, *others = _parts(pat)
    if others:
        *middle, last = others
        found = ''.join(f'(?>.*?{part})' for part in middle if part)
        first = f'{first}{found}.*{last}'
    return rf'(?s:{first})\z'


def _parts(pat):
    """The regular expressions of what stands between stars."""
    parts = ['']
    i = 0
    while i < len(pat):
        char = pat[i]
        i += 1
        if char == '*':
            parts.append('')
        elif char == '?':
            parts[-1] += '.'
        elif char == '[' and (end := _end_of_set(pat, i)) > 0:
            parts[-1] += _set(pat[i:end])
            i = end + 1
        else:
            parts[-1] += re.escape(char)
    # Stars that stand together are one.
    return parts[:1] + [part for part in parts[1:-1] if part] + parts[1:][-1:]


def _end_of_set(pat, start):
    """Where the bracket is closed; a closing one that comes first is a member. -1 if it never is."""
    if pat.startswith('!', start):
        start += 1
    return pat.find(']', start + pat.startswith(']', start))


def _set(body):
    """The regular expression of what stands in brackets."""
    text = ''.join(_ranges(body))
    if text in ('', '!'):
        return '.' if text else '(?!)'
    # Whether it is negated shows when empty ranges are gone, which CPython has so.
    text = re.sub(r'([&~|])', r'\\\1', text)
    if text[0] == '!':
        return f'[^{text[1:]}]'
    if text[0] in '^[':
        text = '\\' + text
    return f'[{text}]'


def _ranges(body):
    """The members, escaped, without ranges that are empty."""
    escape = {'\\': r'\\', '-': r'\-'}
    members = ['!'] * body.startswith('!')
    i = len(members)
    while i < len(body):
        char = body[i]
        if body[i + 1:i + 2] == '-' and i + 2 < len(body):
            low, high = char, body[i + 2]
            if low <= high:
                members.append(f'{escape.get(low, low)}-{escape.get(high, high)}')
            i += 3
        else:
            members.append(escape.get(char, char))
            i += 1
    return members
