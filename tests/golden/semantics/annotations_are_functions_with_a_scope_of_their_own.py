# Annotations are the code of `__annotate__(format)`, which captures cells, sees the namespace of its class, and runs
# when somebody looks; the dict is kept.
import annotationlib


def make():
    calls = []

    def note(kind):
        calls.append(kind)
        return kind

    class Holder:
        inner = str
        first: note(int)
        second: inner

        def method(self, x: inner, y: missing) -> note(bytes): ...

    return Holder, calls


Holder, calls = make()
print(calls, Holder.__annotate__.__qualname__, Holder.method.__annotate__.__code__.co_freevars)
# expect: [] make.<locals>.Holder.__annotate__ ('__classdict__', 'note')
Holder.inner = bool
print(Holder.__annotations__, calls, Holder.__annotations__ is Holder.__annotations__)
# expect: {'first': <class 'int'>, 'second': <class 'bool'>} [<class 'int'>] True
try:
    Holder.method.__annotations__
except NameError as error:
    print(error)  # expect: name 'missing' is not defined
get = annotationlib.get_annotations
for format in annotationlib.Format.FORWARDREF, annotationlib.Format.STRING:
    print(get(Holder.method, format=format), calls)
    # expect: {'x': <class 'bool'>, 'y': ForwardRef('missing', owner=<function make.<locals>.Holder.method at 0x...>), 'return': <class 'bytes'>} [<class 'int'>, <class 'bytes'>]
    # expect: {'x': 'inner', 'y': 'missing', 'return': 'note(bytes)'} [<class 'int'>, <class 'bytes'>]
try:
    Holder.method.__annotate__(annotationlib.Format.STRING)
except NotImplementedError as error:
    print(repr(error))  # expect: NotImplementedError()
missing = float
print(get(Holder.method), Holder.method.__annotations__ is Holder.method.__annotations__)
# expect: {'x': <class 'bool'>, 'y': <class 'float'>, 'return': <class 'bytes'>} True
