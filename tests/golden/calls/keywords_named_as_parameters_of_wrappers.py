# Keyword arguments may be named as the parameters of whatever passes them on.
import collections
import contextlib
import dataclasses
import functools
import inspect
import operator
import string
import types
import typing
import weakref


def show(*args, **kwargs):
    return kwargs


class K:
    def __init__(*args, **kwargs):
        args[0].kwargs = kwargs

    def __call__(*args, **kwargs):
        return kwargs

    def m(*args, **kwargs):
        return kwargs


@contextlib.contextmanager
def manager(*args, **kwargs):
    yield kwargs


k = K()
for name in ("self", "cls", "func", "obj", "args", "kwargs", "iterable", "mapping", "format_string", "callback", "instance", "other", "key", "proxy"):
    w = {name: 1}
    made = [
        functools.partial(show, **w)(), functools.partial(show)(**w), functools.lru_cache(show)(**w), functools.singledispatch(show)(0, **w),
        functools.wraps(show)(lambda *a, **kw: kw)(**w), functools.partialmethod(show, **w).keywords, dict(**w), dict({}, **w),
        dict(collections.OrderedDict(**w)), dict(collections.defaultdict(int, **w)), dict(collections.Counter(**w)),
        dict(collections.UserDict(**w)), vars(types.SimpleNamespace(**w)),
        K(**w).kwargs, k(**w), weakref.proxy(k)(**w), weakref.proxy(k).m(**w), weakref.WeakMethod(k.m)()(**w), manager(**w).__enter__(),
        operator.methodcaller("m", **w)(k), operator.call(show, **w), inspect.signature(show).bind(**w).kwargs,
        typing.TypedDict("T", {name: int})(**w), typing.NamedTuple("T", [(name, int)])(**w)._asdict(),
        collections.namedtuple("N", [name])(0)._replace(**w)._asdict(), dataclasses.asdict(dataclasses.make_dataclass("D", [name])(**w)),
        dict[str, int](**w), weakref.finalize(k, show, **w)(),
    ]
    print(name, all(each == w for each in made), f"{{{name}}}".format(**w), string.Formatter().format(f"{{{name}}}", **w), string.Template(f"${name}").substitute(**w))
    counter = collections.Counter()
    counter.update(**w)
    counter.subtract(**w)
    values = weakref.WeakValueDictionary(**{name: show})
    values.update(**{name: k})
    with contextlib.ExitStack() as stack:
        stack.callback(show, **w)
    print(counter, list(values) == [name])
    # expect: self True 1 1 1
    # expect: Counter({'self': 0}) True
    # expect: cls True 1 1 1
    # expect: Counter({'cls': 0}) True
    # expect: func True 1 1 1
    # expect: Counter({'func': 0}) True
    # expect: obj True 1 1 1
    # expect: Counter({'obj': 0}) True
    # expect: args True 1 1 1
    # expect: Counter({'args': 0}) True
    # expect: kwargs True 1 1 1
    # expect: Counter({'kwargs': 0}) True
    # expect: iterable True 1 1 1
    # expect: Counter({'iterable': 0}) True
    # expect: mapping True 1 1 1
    # expect: Counter({'mapping': 0}) True
    # expect: format_string True 1 1 1
    # expect: Counter({'format_string': 0}) True
    # expect: callback True 1 1 1
    # expect: Counter({'callback': 0}) True
    # expect: instance True 1 1 1
    # expect: Counter({'instance': 0}) True
    # expect: other True 1 1 1
    # expect: Counter({'other': 0}) True
    # expect: key True 1 1 1
    # expect: Counter({'key': 0}) True
    # expect: proxy True 1 1 1
    # expect: Counter({'proxy': 0}) True
