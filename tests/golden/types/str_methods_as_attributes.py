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
# expect: word 3 <class 'str'> <class 'str'> <class 'str'> True 1 True 'word'   word
print(str.__str__(word), str.__repr__(word), str.__format__(word, ">6"), str.__hash__(word) == hash("word"), list(str.__iter__("ab")), str.__mod__("%d", 5), str.__rmod__("x", "%s"))
# expect: word 'word'   word True ['a', 'b'] 5 x
attempt(str.__str__, 5)  # expect: TypeError: descriptor '__str__' requires a 'str' object but received a 'int'
attempt(str.__repr__, 5)  # expect: TypeError: descriptor '__repr__' requires a 'str' object but received a 'int'
attempt(str.__iter__, 5)  # expect: TypeError: descriptor '__iter__' requires a 'str' object but received a 'int'
attempt(str.__format__, "a")  # expect: TypeError: str.__format__() takes exactly one argument (0 given)
attempt(str.__format__, "a", 5)  # expect: TypeError: __format__() argument must be str, not int
attempt(str.__mod__, "%d")  # expect: TypeError: expected 1 argument, got 0
attempt(str.__rmod__, "a", 5)  # expect: NotImplemented
attempt(str.__new__)  # expect: TypeError: str.__new__(): not enough arguments
attempt(str.__new__, int)  # expect: TypeError: str.__new__(int): int is not a subtype of str
attempt(str.__new__, 5)  # expect: TypeError: str.__new__(X): X is not a type object (int)
attempt(str.__len__)  # expect: TypeError: descriptor '__len__' of 'str' object needs an argument
attempt(str.__len__, "a", "b")  # expect: TypeError: expected 0 arguments, got 1
attempt(str.__hash__, 1)  # expect: TypeError: descriptor '__hash__' requires a 'str' object but received a 'int'
attempt(setattr, "a", "x", 1)
# expect: AttributeError: 'str' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(delattr, "a", "upper")  # expect: AttributeError: 'str' object attribute 'upper' is read-only
attempt(getattr, "a", "uper")  # expect: AttributeError: 'str' object has no attribute 'uper'
attempt(setattr, str, "x", 1)  # expect: TypeError: cannot set 'x' attribute of immutable type 'str'
