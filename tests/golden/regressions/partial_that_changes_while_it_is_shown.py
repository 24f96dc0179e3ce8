# Showing a partial forgot to hold what the partial had when an argument's `__repr__` gave it another state.
import copy
import functools
import gc


class Evil:
    def __repr__(self):
        if self.again:
            self.again = False
            made.__setstate__((print, (None,), {"keyword": None}, None))
            gc.collect()
        return "Evil"


for args, keywords in (((), {"trigger": 0, "last": [1]}), ((0, [2]), {"last": {}}), ((0,), {})):
    evil = Evil()
    evil.again = True
    args = tuple(evil if arg == 0 else arg for arg in args)
    keywords = {name: evil if value == 0 else value for name, value in keywords.items()}
    made = functools.partial(len, *args, **keywords)
    del args, keywords
    print(made, made)
    # expect: functools.partial(<built-in function len>, trigger=Evil, last=[1]) functools.partial(<built-in function print>, None, keyword=None)
    # expect: functools.partial(<built-in function len>, Evil, [2], last={}) functools.partial(<built-in function print>, None, keyword=None)
    # expect: functools.partial(<built-in function len>, Evil) functools.partial(<built-in function print>, None, keyword=None)

made = functools.partial(dict, a=1)
print(copy.copy(made).keywords is made.keywords)  # expect: True
made.keywords[5] = 6
print(made)  # expect: functools.partial(<class 'dict'>, a=1, 5=6)
try:
    made()
except TypeError as error:
    print(error)  # expect: keywords must be strings
