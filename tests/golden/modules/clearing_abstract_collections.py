# clear() takes things out until there is nothing more, whatever the length says.
from collections.abc import MutableMapping, MutableSequence, MutableSet


class Odd:
    def __init__(self, length):
        self.content, self.length = [1, 2, 3], length

    def __len__(self):
        return self.length

    def __iter__(self):
        return iter(self.content)

    def __contains__(self, item):
        return item in self.content

    def __getitem__(self, key):
        return self.content[key - 1 if isinstance(self, MutableMapping) else key]

    def __delitem__(self, key):
        if isinstance(self, MutableMapping):
            self.content.remove(key)
        else:
            del self.content[key]

    def __setitem__(self, key, value):
        pass


class Mapping(Odd, MutableMapping):
    def __getitem__(self, key):
        return key * 10


class Set(Odd, MutableSet):
    def add(self, item):
        pass

    def discard(self, item):
        self.content.remove(item)


class Sequence(Odd, MutableSequence):
    def insert(self, index, value):
        pass


for cls in (Mapping, Set, Sequence):
    for length in (0, 3, 7):
        collection = cls(length)
        collection.clear()
        print(cls.__name__, length, collection.content)
# expect: Mapping 0 []
# expect: Mapping 3 []
# expect: Mapping 7 []
# expect: Set 0 []
# expect: Set 3 []
# expect: Set 7 []
# expect: Sequence 0 []
# expect: Sequence 3 []
# expect: Sequence 7 []
