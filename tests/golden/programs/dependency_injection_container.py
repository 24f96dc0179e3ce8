import functools
from types import SimpleNamespace


class Missing(LookupError):
    pass


class Container:
    def __init__(self, parent=None):
        self.parent = parent
        self.factories = {}
        self.singletons = {}
        self.building = []

    def provide(self, key=None, *, singleton=True):
        def register(factory):
            self.factories[key or factory.__annotations__.get("return", factory)] = (factory, singleton)
            return factory

        return register

    def lookup(self, key):
        container = self
        while container:
            if key in container.factories:
                return container, *container.factories[key]
            container = container.parent
        raise Missing(getattr(key, "__name__", key))

    def get(self, key):
        owner, factory, singleton = self.lookup(key)
        if singleton and key in owner.singletons:
            return owner.singletons[key]
        if key in self.building:
            names = [getattr(k, "__name__", k) for k in self.building[self.building.index(key):] + [key]]
            raise RecursionError(" -> ".join(names))
        self.building.append(key)
        try:
            made = self.call(factory)
        finally:
            self.building.pop()
        if singleton:
            owner.singletons[key] = made
        return made

    def call(self, function, /, **given):
        target = function.__init__ if isinstance(function, type) else function
        hints = getattr(target, "__annotations__", {})
        wanted = {name: hint for name, hint in hints.items() if name != "return" and name not in given}
        return function(**{name: self.get(hint) for name, hint in wanted.items()}, **given)

    def inject(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            names = [n for n in function.__code__.co_varnames[: function.__code__.co_argcount]]
            given = dict(zip(names, args)) | kwargs
            return self.call(function, **given)

        return wrapper

    def child(self):
        return Container(self)


root = Container()


class Config(SimpleNamespace):
    pass


class Database:
    made = 0

    def __init__(self, config: Config):
        type(self).made += 1
        self.url = config.url

    def query(self, text):
        return f"{self.url}: {text}"


class Repository:
    def __init__(self, db: Database, clock: "clock"):
        self.db = db
        self.clock = clock

    def users(self):
        return self.db.query("users") + f" at {self.clock()}"


@root.provide()
def config() -> Config:
    return Config(url="db://main", debug=False)


root.provide(Database)(Database)
root.provide(Repository, singleton=False)(Repository)


@root.provide("clock")
def make_clock():
    now = 0

    def tick():
        nonlocal now
        now += 5
        return now

    return tick


print(root.get(Repository).users(), root.get(Repository).users(), Database.made)
# expect: db://main: users at 5 db://main: users at 10 1
print(root.get(Repository) is root.get(Repository), root.get(Database) is root.get(Database))  # expect: False True


@root.inject
def report(title, db: Database, *, conf: Config = None):
    return f"{title}: {db.query('count')}"


print(report("Totals"), report.__name__, report(db=SimpleNamespace(query=str.upper), title="Fake"))
# expect: Totals: db://main: count report Fake: COUNT

test = root.child()
test.provide(Config)(lambda: Config(url="mem://"))
test.provide(Database)(Database)
print(test.get(Database).query("x"), root.get(Database).query("x"), Database.made)  # expect: mem://: x db://main: x 2


class Egg:
    def __init__(self, hen: "Hen"):
        pass


class Hen:
    def __init__(self, egg: Egg):
        pass


root.provide("Hen")(Hen)
root.provide(Egg)(Egg)
for key in ("Hen", int, "nothing"):
    try:
        root.get(key)
    except (RecursionError, Missing) as e:
        print(type(e).__name__, e)
        # expect: RecursionError Hen -> Egg -> Hen
        # expect: Missing int
        # expect: Missing nothing
print(root.building)  # expect: []
