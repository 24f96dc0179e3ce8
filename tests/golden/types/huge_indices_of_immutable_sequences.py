# An index that does not fit is told of before a sequence says that its items cannot be changed.
class Index:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value

def store(obj, key):
    obj[key] = 1

def drop(obj, key):
    del obj[key]

for obj in ((1, 2), "ab", b"ab", range(3), 5, frozenset()):
    for key in (0, 2**70, Index(2**70), Index(1), "x", slice(1)):
        for change in (store, drop):
            try:
                change(obj, key)
            except (TypeError, IndexError) as exc:
                print(type(exc).__name__, exc)
                # expect: TypeError 'tuple' object does not support item assignment
                # expect: TypeError 'tuple' object doesn't support item deletion
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: TypeError 'tuple' object does not support item assignment
                # expect: TypeError 'tuple' object doesn't support item deletion
                # expect: TypeError 'tuple' object does not support item assignment
                # expect: TypeError 'tuple' object does not support item deletion
                # expect: TypeError 'tuple' object does not support item assignment
                # expect: TypeError 'tuple' object does not support item deletion
                # expect: TypeError 'str' object does not support item assignment
                # expect: TypeError 'str' object doesn't support item deletion
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: TypeError 'str' object does not support item assignment
                # expect: TypeError 'str' object doesn't support item deletion
                # expect: TypeError 'str' object does not support item assignment
                # expect: TypeError 'str' object does not support item deletion
                # expect: TypeError 'str' object does not support item assignment
                # expect: TypeError 'str' object does not support item deletion
                # expect: TypeError 'bytes' object does not support item assignment
                # expect: TypeError 'bytes' object doesn't support item deletion
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: TypeError 'bytes' object does not support item assignment
                # expect: TypeError 'bytes' object doesn't support item deletion
                # expect: TypeError 'bytes' object does not support item assignment
                # expect: TypeError 'bytes' object does not support item deletion
                # expect: TypeError 'bytes' object does not support item assignment
                # expect: TypeError 'bytes' object does not support item deletion
                # expect: TypeError 'range' object does not support item assignment
                # expect: TypeError 'range' object doesn't support item deletion
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: TypeError 'range' object does not support item assignment
                # expect: TypeError 'range' object doesn't support item deletion
                # expect: TypeError 'range' object does not support item assignment
                # expect: TypeError 'range' object does not support item deletion
                # expect: TypeError 'range' object does not support item assignment
                # expect: TypeError 'range' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'int' object does not support item assignment
                # expect: TypeError 'int' object does not support item deletion
                # expect: TypeError 'frozenset' object does not support item assignment
                # expect: TypeError 'frozenset' object doesn't support item deletion
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'int' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: IndexError cannot fit 'Index' into an index-sized integer
                # expect: TypeError 'frozenset' object does not support item assignment
                # expect: TypeError 'frozenset' object doesn't support item deletion
                # expect: TypeError 'frozenset' object does not support item assignment
                # expect: TypeError 'frozenset' object does not support item deletion
                # expect: TypeError 'frozenset' object does not support item assignment
                # expect: TypeError 'frozenset' object does not support item deletion
