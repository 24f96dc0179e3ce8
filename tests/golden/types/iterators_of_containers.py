# Each container has its own type of iterator; they know how much is left and can be copied in place.
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))

for source in ([1, 2], (1, 2), "ab", "é☃", b"ab", bytearray(b"ab"), {1: 2}, {1: 2}.values(), {1: 2}.items(), {1, 2}, range(2), range(10**20, 10**20 + 2)):
    walk = iter(source)
    print(type(walk).__name__, walk.__length_hint__(), iter(walk) is walk, next(walk), walk.__length_hint__(), [*walk], next(walk, "end"), walk.__length_hint__())
    # expect: list_iterator 2 True 1 1 [2] end 0
    # expect: tuple_iterator 2 True 1 1 [2] end 0
    # expect: str_ascii_iterator 2 True a 1 ['b'] end 0
    # expect: str_iterator 2 True é 1 ['☃'] end 0
    # expect: bytes_iterator 2 True 97 1 [98] end 0
    # expect: bytearray_iterator 2 True 97 1 [98] end 0
    # expect: dict_keyiterator 1 True 1 0 [] end 0
    # expect: dict_valueiterator 1 True 2 0 [] end 0
    # expect: dict_itemiterator 1 True (1, 2) 0 [] end 0
    # expect: set_iterator 2 True 1 1 [2] end 0
    # expect: range_iterator 2 True 0 1 [1] end 0
    # expect: longrange_iterator 2 True 100000000000000000000 1 [100000000000000000001] end 0
walk = iter([1, 2, 3])
walk.__setstate__(2)
print(next(walk), walk.__reduce__()[1:], type(walk).__next__)
# expect: 3 (([1, 2, 3],), 3) <slot wrapper '__next__' of 'list_iterator' objects>
attempt(next, 5)  # expect: TypeError: 'int' object is not an iterator
attempt(next)  # expect: TypeError: next expected at least 1 argument, got 0
attempt(next, iter([]), 1, 2)  # expect: TypeError: next expected at most 2 arguments, got 3
attempt(iter, 5)  # expect: TypeError: 'int' object is not iterable
attempt(iter)  # expect: TypeError: iter expected at least 1 argument, got 0
attempt(iter, int, 1, 2)  # expect: TypeError: iter expected at most 2 arguments, got 3
attempt(iter, 5, 1)  # expect: TypeError: iter(v, w): v must be callable
attempt(iter([]).__next__)  # expect: StopIteration
attempt(iter([]).__next__, 1)  # expect: TypeError: expected 0 arguments, got 1
attempt(type(iter([])), [])  # expect: TypeError: cannot create 'list_iterator' instances
print(list(iter(iter([1]).__next__, 5)), list(iter([3, 2, 1, 0].pop, 2)), type(iter(int, 1)).__name__, next(iter(int, 0), "same"))
# expect: [1] [0, 1] callable_iterator same
class Broken:
    def __iter__(self):
        return 5

class Old:
    def __getitem__(self, index):
        if index == 2:
            raise IndexError
        return index

attempt(iter, Broken())  # expect: TypeError: iter() returned non-iterator of type 'int'
attempt(list, Broken())  # expect: TypeError: iter() returned non-iterator of type 'int'
print(list(Old()), type(iter(Old())).__name__, 1 in Old(), [*Old(), *Old()], max(Old()))
# expect: [0, 1] iterator True [0, 1, 0, 1] 1
