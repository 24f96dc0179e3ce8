# A model whose observers are held weakly: they go with their owners, cycles included.
import gc
import weakref
from functools import partial


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, callback):
        owner = getattr(callback, "__self__", None)
        if owner is None:
            self._slots.append(lambda: callback)
        else:
            self._slots.append(weakref.WeakMethod(callback))
        return callback

    def emit(self, *args):
        alive = []
        for slot in self._slots:
            callback = slot()
            if callback is not None:
                callback(*args)
                alive.append(slot)
        dropped = len(self._slots) - len(alive)
        self._slots = alive
        return dropped


class Model:
    def __init__(self):
        self.changed = Signal()
        self._values = {}

    def __setitem__(self, key, value):
        old = self._values.get(key)
        if old != value:
            self._values[key] = value
            self.dropped = self.changed.emit(key, old, value)


class View:
    made = weakref.WeakSet()

    def __init__(self, model, name):
        self.name = name
        self.lines = []
        self.model = model
        self.me = self
        View.made.add(self)
        model.changed.connect(self.update)

    def update(self, key, old, new):
        self.lines.append(f"{self.name}: {key} {old!r} -> {new!r}")


log = []
model = Model()
model.changed.connect(partial(lambda sink, *args: sink.append(args), log))
left, right = View(model, "left"), View(model, "right")
model["x"] = 1
model["x"] = 1
model["y"] = "two"
print(left.lines, right.lines, sep="\n")
# expect: ['left: x None -> 1', "left: y None -> 'two'"]
# expect: ['right: x None -> 1', "right: y None -> 'two'"]
print(len(log), log[0], len(View.made))  # expect: 2 ('x', None, 1) 2

goodbye = weakref.finalize(right, log.append, "right is gone")
print(goodbye.alive)  # expect: True
del right
gc.collect()
print(goodbye.alive, log[-1], [view.name for view in View.made])  # expect: False right is gone ['left']
model["x"] = 2
print(model.dropped, left.lines[-1])  # expect: 1 left: x 1 -> 2

cache = weakref.WeakValueDictionary()


def view_of(name):
    try:
        return cache[name]
    except KeyError:
        view = cache[name] = View(model, name)
        return view


top = view_of("top")
print(view_of("top") is top, sorted(cache))  # expect: True ['top']
del top
gc.collect()
print(sorted(cache), sorted(view.name for view in View.made))  # expect: [] ['left']

labels = weakref.WeakKeyDictionary()
labels[left] = "kept"
reference = weakref.ref(left, lambda _: log.append("left is gone"))
print(labels[left], reference() is left)  # expect: kept True
del left
gc.collect()
print(reference(), len(labels), log[-1])  # expect: None 0 left is gone
model["x"] = 3
print(model.dropped, len(model.changed._slots), log[-1])  # expect: 2 1 ('x', 2, 3)
