import weakref


class Object:
    pass


class Own(weakref.ref):
    pass


# The reference that all share comes first, then the others, the latest before the older ones.
item = Object()
first, second, shared, third = Own(item), weakref.ref(item, print), weakref.ref(item), Own(item)
found = weakref.getweakrefs(item)
print([[known is each for known in (first, second, shared, third)].index(True) for each in found])
# expect: [2, 3, 1, 0]


class Answers(dict):
    def __getattr__(self, name):
        return self[name]


# Of the name of what is referred to, only the type is asked.
answers = Answers()
print("Answers" in repr(weakref.ref(answers)), repr(weakref.ref(Object)).endswith("(Object)>"))  # expect: True True
