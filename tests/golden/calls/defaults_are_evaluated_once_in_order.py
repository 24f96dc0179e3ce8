# At the def: decorators, positional defaults, keyword defaults, annotations; then the decorators are applied.
log = []

def note(label, value=None):
    log.append(label)
    return value

def deco(label):
    log.append("make " + label)
    def apply(function):
        log.append("apply " + label)
        return function
    return apply

@deco("outer")
@deco("inner")
def function(a: note("annotation") = note("a"), *, k=note("k")) -> note("returns"):
    pass

print(log)  # expect: ['make outer', 'make inner', 'a', 'k', 'apply inner', 'apply outer']

def collect(item, into=[]):
    into.append(item)
    return into

print(collect(1), collect(2), collect.__defaults__)  # expect: [1, 2] [1, 2] ([1, 2],)
