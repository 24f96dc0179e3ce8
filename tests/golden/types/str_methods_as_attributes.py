# Special methods of texts that are called through the type.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Word(str):
    def __new__(cls, text, weight=0):
        self = super().__new__(cls, text)
        self.weight = weight
        return self

word = Word("word", weight=3)
print(word, word.weight, type(word.upper()), type(word + ""), type(word[:]), word == "word", {"word": 1}[word], isinstance(word, str), repr(word), f"{word:>6}")
print(str.__str__(word), str.__repr__(word), str.__format__(word, ">6"), str.__hash__(word) == hash("word"), list(str.__iter__("ab")), str.__mod__("%d", 5), str.__rmod__("x", "%s"))
attempt(str.__str__, 5)
attempt(str.__repr__, 5)
attempt(str.__iter__, 5)
attempt(str.__format__, "a")
attempt(str.__format__, "a", 5)
attempt(str.__mod__, "%d")
attempt(str.__rmod__, "a", 5)
attempt(str.__new__)
attempt(str.__new__, int)
attempt(str.__new__, 5)
attempt(str.__len__)
attempt(str.__len__, "a", "b")
attempt(str.__hash__, 1)
attempt(setattr, "a", "x", 1)
attempt(delattr, "a", "upper")
attempt(getattr, "a", "uper")
attempt(setattr, str, "x", 1)
