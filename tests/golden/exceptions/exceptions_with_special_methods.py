# A class derived from an exception has special methods like any other.
class Trouble(Exception):
    def __index__(self):
        return 2

    def __length_hint__(self):
        print("hint")
        return 1

    def __iter__(self):
        return iter("ab")

    def __getitem__(self, key):
        return "item" if key < 2 else [][0]

    def __buffer__(self, flags):
        return memoryview(b"lent")


trouble = Trouble()
print([1, 2, 3][trouble], "abc"[trouble:], [1, 2, 3, 4][:trouble])  # expect: 3 c [1, 2]
items = [1, 2, 3]
items[trouble] = "new"
del items[trouble]
print(items, "ab" * trouble, trouble * (1,), list(range(trouble)))  # expect: [1, 2] abab (1, 1) [0, 1]
print(b"%c" % trouble, "%d %x" % (trouble, trouble), complex(1, trouble))  # expect: b'\x02' 2 2 (1+2j)
print(list(trouble))
# expect: hint
# expect: ['a', 'b']
print(b"-".join([b"a", trouble]), b"a lent b".find(trouble), trouble in b"a lent b")  # expect: b'a-lent' 2 False
print(eval("name", {}, type("Names", (Exception,), {"__getitem__": lambda self, name: name.upper()})()))
# expect: NAME
try:
    ExceptionGroup("group", trouble)
except ValueError as error:
    print(error)  # expect: Item 0 of second argument (exceptions) is not an exception
