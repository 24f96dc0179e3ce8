# A module that names `super` itself has no fused attribute: the call stands for itself.
import traceback


def places(error):
    """The underlined parts of a traceback, the marks below them, and its last line."""
    lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
    found = []
    for above, below in zip(lines, lines[1:]):
        marks = [at for at, mark in enumerate(below) if mark in "~^"]
        if marks and not set(below) - set("~^ "):
            found.append(above[marks[0] : marks[-1] + 1] + " " + below.strip())
    return " | ".join(found + lines[-1:])


top = super


class A:
    def deleted(self):
        del self
        return super().x

    def missing(self):
        return super().nope


for name in ("deleted", "missing"):
    try:
        getattr(A(), name)()
    except Exception as error:
        print(places(error))
        # expect: getattr(A(), name)() ~~~~~~~~~~~~~~~~~~^^ | super() ~~~~~^^ | RuntimeError: super(): arg[0] deleted
        # expect: getattr(A(), name)() ~~~~~~~~~~~~~~~~~~^^ | super().nope ^^^^^^^^^^^^ | AttributeError: 'super' object has no attribute 'nope'


class Meta(type):
    def __new__(meta, name, bases, namespace):
        try:
            namespace["early"](None)
        except Exception as error:
            print(type(error).__name__, error)
        return top.__call__(Meta, meta).__new__(meta, name, bases, namespace)


class B(metaclass=Meta):
    def early(self):
        return super().x
# expect: RuntimeError super(): empty __class__ cell
