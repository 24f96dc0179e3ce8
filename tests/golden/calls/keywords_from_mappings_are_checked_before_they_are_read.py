# `**mapping` asks for a value only where its key is new, and reads a dict's subclass directly unless that has an iterator
# of its own.
log = []


class Mapping:
    def keys(self):
        log.append("keys")
        return ["a", "b"]

    def __getitem__(self, key):
        log.append(key)
        return key


class Quiet(dict):
    def keys(self):
        log.append("keys")
        return ["x"]

    def __getitem__(self, key):
        log.append(key)
        return "got"


class Iterating(Quiet):
    def __iter__(self):
        log.append("iter")
        return super().__iter__()


def named(**kwds):
    return kwds


def show(action):
    log.clear()
    try:
        result = action()
    except TypeError as error:
        result = str(error)
    print(result, log)


show(lambda: named(**Mapping()))  # expect: {'a': 'a', 'b': 'b'} ['keys', 'a', 'b']
show(lambda: named(a=1, **Mapping()))  # expect: __main__.named() got multiple values for keyword argument 'a' ['keys']
show(lambda: named(b=1, **Mapping()))
# expect: __main__.named() got multiple values for keyword argument 'b' ['keys', 'a']
show(lambda: dict(a=1, **Mapping()))  # expect: dict() got multiple values for keyword argument 'a' ['keys']
show(lambda: {"a": 1, **Mapping()})  # expect: {'a': 'a', 'b': 'b'} ['keys', 'a', 'b']
for kind in (Quiet, Iterating):
    show(lambda: named(**kind(a=1)))
    show(lambda: dict(**kind(a=1)))
    show(lambda: {**kind(a=1)})
    show(lambda: dict(kind(a=1)))
    show(lambda: {} | kind(a=1))
    # expect: {'a': 1} []
    # expect: {'a': 1} []
    # expect: {'a': 1} []
    # expect: {'a': 1} []
    # expect: {'a': 1} []
    # expect: {'x': 'got'} ['keys', 'x']
    # expect: {'x': 'got'} ['keys', 'x']
    # expect: {'x': 'got'} ['keys', 'x']
    # expect: {'x': 'got'} ['keys', 'x']
    # expect: {'x': 'got'} ['keys', 'x']


class Attributes:
    def __getattr__(self, name):
        log.append(name)
        raise AttributeError(name)


show(lambda: named(**Attributes()))
# expect: __main__.named() argument after ** must be a mapping, not Attributes ['keys']
show(lambda: {**Attributes()})  # expect: 'Attributes' object is not a mapping ['keys']
