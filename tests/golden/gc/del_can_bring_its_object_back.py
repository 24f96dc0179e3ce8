# An object that its __del__ stores somewhere lives on; __del__ does not run again.
import gc
import weakref

saved = []


class Phoenix:
    def __del__(self):
        print("del")
        saved.append(self)


bird = Phoenix()
weak = weakref.ref(bird)
del bird  # expect: del
gc.collect()
print(len(saved), weak() is saved[0])  # expect: 1 True
saved.clear()
gc.collect()
print(saved, weak())  # expect: [] None
