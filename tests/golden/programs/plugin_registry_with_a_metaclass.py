from collections import ChainMap


class PluginMeta(type):
    registry = {}

    @classmethod
    def __prepare__(mcls, name, bases, *, key=None, abstract=False):
        inherited = ChainMap({}, *[getattr(base, "_hooks", {}) for base in bases])

        def hook(event):
            def register(function):
                names = inherited.maps[0].setdefault(event, [*inherited.get(event, ())])
                names.append(function.__name__)
                return function

            return register

        return {"hook": hook, "_hooks": inherited}

    def __new__(mcls, name, bases, namespace, *, key=None, abstract=False):
        del namespace["hook"]
        cls = super().__new__(mcls, name, bases, namespace)
        cls.key = key or name.lower()
        cls._instances = 0
        if not abstract:
            if cls.key in mcls.registry:
                raise TypeError(f"{name}: key {cls.key!r} is taken by {mcls.registry[cls.key].__name__}")
            mcls.registry[cls.key] = cls
        return cls

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("key") not in PluginMeta.registry:
            raise TypeError(f"{cls.__name__} is abstract")
        cls._instances += 1
        made = super().__call__(*args, **kwargs)
        made.number = cls._instances
        return made

    def __getitem__(cls, key):
        try:
            return PluginMeta.registry[key]
        except KeyError:
            raise LookupError(f"no plugin {key!r}; there are {', '.join(sorted(PluginMeta.registry))}") from None

    def __iter__(cls):
        return (c for c in PluginMeta.registry.values() if issubclass(c, cls))

    def __len__(cls):
        return sum(1 for _ in cls)

    def __contains__(cls, key):
        return key in PluginMeta.registry

    def __repr__(cls):
        return f"<plugin {cls.key}>"

    @property
    def events(cls):
        return sorted(set(cls._hooks))


class Plugin(metaclass=PluginMeta, abstract=True):
    def __init__(self, **options):
        for name, value in options.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no option {name!r}")
            setattr(self, name, value)

    def fire(self, event, *args):
        return [getattr(self, name)(*args) for name in self._hooks.get(event, ())]

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.lineage = [base.__name__ for base in cls.__mro__ if isinstance(base, PluginMeta)]


class Transform(Plugin, abstract=True):
    order: int = 0

    @hook("start")
    def announce(self):
        return f"{self.key}#{self.number}"


class Upper(Transform):
    @hook("text")
    def apply(self, text):
        return text.upper()


class Wrap(Transform, key="box"):
    order: int = 5
    left: str = "["
    right: str = "]"

    @hook("text")
    def apply(self, text):
        return f"{self.left}{text}{self.right}"

    @hook("start")
    def extra(self):
        return "extra"


class DoubleWrap(Wrap):
    order: int = 9

    def apply(self, text):
        return super().apply(super().apply(text))


print(list(Plugin), len(Plugin), len(Wrap), list(Transform), "box" in Plugin)
# expect: [<plugin upper>, <plugin box>, <plugin doublewrap>] 3 2 [<plugin upper>, <plugin box>, <plugin doublewrap>] True
print(Plugin["box"], DoubleWrap.lineage, DoubleWrap.events, type(Upper).__name__)
# expect: <plugin box> ['DoubleWrap', 'Wrap', 'Transform', 'Plugin'] ['start', 'text'] PluginMeta
chain = sorted([Wrap(left="<", right=">"), Upper(), DoubleWrap(left="("), Wrap()], key=lambda p: (p.order, p.number))
text = "hi"
for plugin in chain:
    [text] = plugin.fire("text", text)
    print(plugin.fire("start"), text)
    # expect: ['upper#1'] HI
    # expect: ['box#1', 'extra'] <HI>
    # expect: ['box#2', 'extra'] [<HI>]
    # expect: ['doublewrap#1', 'extra'] (([<HI>]]]
print(isinstance(chain[0], Transform), issubclass(DoubleWrap, Upper), [p.number for p in chain])
# expect: True False [1, 1, 2, 1]


def attempt(action):
    try:
        print(action())
    except (TypeError, LookupError) as e:
        print(type(e).__name__, e)


attempt(lambda: Transform())  # expect: TypeError Transform is abstract
attempt(lambda: Plugin["nothing"])  # expect: LookupError no plugin 'nothing'; there are box, doublewrap, upper
attempt(lambda: Wrap(middle="|"))  # expect: TypeError Wrap has no option 'middle'
attempt(lambda: PluginMeta("Other", (Transform,), PluginMeta.__prepare__("Other", (Transform,)), key="box"))
# expect: TypeError Other: key 'box' is taken by Wrap
attempt(lambda: type("Late", (Upper,), {"hook": None, "_hooks": {}}))  # expect: <plugin late>
print(Plugin["late"], len(Plugin), Upper.events)  # expect: <plugin late> 4 ['start', 'text']
