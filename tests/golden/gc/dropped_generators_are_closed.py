# A suspended generator that is dropped leaves its try and with blocks.
import gc


class Lock:
    def __enter__(self):
        print("locked")

    def __exit__(self, *exc):
        print("unlocked", exc[0].__name__)


def numbers():
    with Lock():
        try:
            yield 1
            yield 2
        finally:
            print("cleaned up")


g = numbers()
print(next(g))
# expect: locked
# expect: 1
del g
# expect: cleaned up
# expect: unlocked GeneratorExit
gc.collect()
for n in numbers():
    break
    # expect: locked
    # expect: cleaned up
    # expect: unlocked GeneratorExit
gc.collect()
print("end")  # expect: end
