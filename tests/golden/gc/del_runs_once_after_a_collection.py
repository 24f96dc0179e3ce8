# __del__ runs when a collection finds that the object is gone; holders go before what they hold.
import gc


class C:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


c = C("single")
del c  # expect: gone: single
gc.collect()
outer = C("outer")
outer.inner = C("inner")
del outer
# expect: gone: outer
# expect: gone: inner
gc.collect()
a, b = C("a"), C("b")
a.other, b.other = b, a
del a, b
gc.collect()
# expect: gone: a
# expect: gone: b
gc.collect()
kept = C("kept")
gc.collect()
print("end", kept.name)  # expect: end kept
del C.__del__
