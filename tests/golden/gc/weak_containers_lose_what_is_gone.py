# Caches and observers do not keep their objects alive.
import gc
import weakref


class Subject:
    def __init__(self):
        self.observers = weakref.WeakSet()

    def notify(self, event):
        for name in sorted(o.name for o in self.observers):
            print(name, event)


class Observer:
    def __init__(self, name):
        self.name = name


subject = Subject()
one, two = Observer("one"), Observer("two")
subject.observers.add(one)
subject.observers.add(two)
subject.notify("start")
# expect: one start
# expect: two start
del one
gc.collect()
subject.notify("later")  # expect: two later
cache = weakref.WeakValueDictionary(two=two)
notes = weakref.WeakKeyDictionary({two: "note"})
print(cache["two"] is two, notes[two], len(cache), "two" in cache, two in notes)  # expect: True note 1 True True
del two
gc.collect()
print(len(cache), cache.get("two"), len(notes), list(notes), len(subject.observers))  # expect: 0 None 0 [] 0
