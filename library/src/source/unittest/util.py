"""What several modules of `unittest` share."""

from collections import namedtuple

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = 5
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (_MIN_BEGIN_LEN + _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _PLACEHOLDER_LEN + _MIN_END_LEN)

_Mismatch = namedtuple("Mismatch", "actual expected value")


def _shorten(text, begin, end):
    skipped = len(text) - begin - end
    if skipped <= _PLACEHOLDER_LEN:
        return text
    return f"{text[:begin]}[{skipped} chars]{text[len(text) - end:]}"


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    for index, c in enumerate(first):
        if c != last[index]:
            return index
    return len(first)


def _common_shorten_repr(*args):
    """The reprs of several objects, each with what they have in common cut so that the difference shows."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    size = _common_prefix(texts)
    prefix = texts[0][:size]
    common = _MAX_LENGTH - (longest - size + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if common > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, common)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(text[size:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + " [truncated]..."


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _count_diff_all_purpose(actual, expected):
    """What is there in other numbers, where items may be of any kind."""
    left, right = list(actual), list(expected)
    found = []

    def take(items, item):
        rest = [other for other in items if not (other == item or other is item)]
        return rest, len(items) - len(rest)

    while left:
        item = left[0]
        left, in_left = take(left, item)
        right, in_right = take(right, item)
        if in_left != in_right:
            found.append(_Mismatch(in_left, in_right, item))
    while right:
        item = right[0]
        right, in_right = take(right, item)
        found.append(_Mismatch(0, in_right, item))
    return found


def _count_diff_hashable(actual, expected):
    """As above, where items are hashable."""
    from collections import Counter
    left, right = Counter(actual), Counter(expected)
    found = [_Mismatch(count, right[item], item) for item, count in left.items() if right[item] != count]
    found += [_Mismatch(0, count, item) for item, count in right.items() if item not in left]
    return found


def sorted_list_difference(expected, actual):
    """What two sorted lists have that the other lacks, without what is there twice."""
    return ([item for item in _once(expected) if item not in actual],
            [item for item in _once(actual) if item not in expected])


def _once(items):
    found = []
    for item in items:
        if not found or found[-1] != item:
            found.append(item)
    return found


def unorderable_list_difference(expected, actual):
    """What two lists have that the other lacks. Empties the first."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1, as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)
