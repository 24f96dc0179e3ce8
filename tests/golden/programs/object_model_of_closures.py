# Objects without classes: a dispatch function over cells, delegation to a prototype, and super calls.


def make_object(parent=None, **slots):
    methods = {}

    def send(message, *args, me=None):
        me = me or send
        if message in methods:
            return methods[message](me, *args)
        if message in slots:
            if args:
                slots[message] = args[0]
                return me
            return slots[message]
        if parent is not None:
            return parent(message, *args, me=me)
        if message == "unknown":
            raise AttributeError(f"no answer to {args[0]!r}")
        return me("unknown", message, *args)

    def method(name):
        def install(function):
            methods[name] = function
            return function
        return install

    def resend(message, *args, me):
        if parent is None:
            raise AttributeError(f"nobody above for {message!r}")
        return parent(message, *args, me=me)

    send.method = method
    send.resend = resend
    send.slots = lambda: dict(slots)
    send.parent = lambda: parent
    return send


base = make_object()


@base.method("describe")
def _(me):
    return f"a {me('kind')} named {me('name')}"


@base.method("clone")
def _(me, **slots):
    return make_object(me, **slots)


animal = make_object(base, kind="animal", name="nobody", sound="...")


@animal.method("speak")
def _(me, times=1):
    return " ".join([me("sound")] * times)


dog = make_object(animal, kind="dog", sound="woof")


@dog.method("describe")
def _(me):
    return dog.resend("describe", me=me) + ", a good one"


rex = dog("clone")
print(rex("describe"), "|", dog("describe"), "|", animal("describe"))
# expect: a dog named nobody, a good one | a dog named nobody, a good one | a animal named nobody
rex.method("name")(lambda me: "rex")
print(rex("describe"), rex("speak", 3))  # expect: a dog named rex, a good one woof woof woof
animal("sound", "grr")
print(rex("speak"), animal("speak", 2), dog.slots(), rex.slots())
# expect: woof grr grr {'kind': 'dog', 'sound': 'woof'} {}


def lineage(thing):
    while thing is not None:
        yield thing
        thing = thing.parent()


print(len(list(lineage(rex))), dog in list(lineage(rex)))  # expect: 4 True


def traced(thing, log):
    inner = make_object(thing)

    def answer(me, message, *args):
        raise AttributeError(f"traced: {message}")

    inner.method("unknown")(answer)

    def outer(message, *args, me=None):
        log.append((message, *args))
        return inner(message, *args, me=me)

    return outer


log = []
watched = traced(rex, log)
print(watched("speak", 2), log)  # expect: woof woof [('speak', 2)]
for call in (lambda: watched("fly", 5), lambda: base("fly"), lambda: base.resend("fly", me=base)):
    try:
        call()
    except AttributeError as error:
        print(error)
        # expect: traced: fly
        # expect: no answer to 'fly'
        # expect: nobody above for 'fly'


def make_counter():
    counter = make_object(base, kind="counter", name="c", count=0)

    @counter.method("tick")
    def tick(me, by=1):
        return me("count", me("count") + by)

    return counter


one, two = make_counter(), make_counter()
print(one("tick")("tick")("tick", 5)("count"), two("count"), one("describe"))  # expect: 7 0 a counter named c
copy = one("clone")
copy.method("tick")(lambda me, by=1: one.resend("describe", me=me))
print(copy("tick"), copy("count"))  # expect: a counter named c 7
print(sorted(send for send in vars(one)), make_counter.__code__.co_cellvars, one.__code__.co_freevars)
# expect: ['method', 'parent', 'resend', 'slots'] () ('methods', 'parent', 'send', 'slots')
