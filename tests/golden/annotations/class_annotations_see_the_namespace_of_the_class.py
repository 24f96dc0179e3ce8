x = "global"

class C:
    a: x
    x = "class"
    b: x
    def method(self, c: x) -> d: pass
    d = "d"

print(C.__annotations__)  # expect: {'a': 'class', 'b': 'class'}
print(C.method.__annotations__)  # expect: {'c': 'class', 'return': 'd'}
print(C.__annotate__.__code__.co_freevars)  # expect: ('__classdict__',)
