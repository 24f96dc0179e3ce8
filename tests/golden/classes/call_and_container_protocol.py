# __call__, and the methods behind [], in, len and for.
class Deck:
    def __init__(self, cards):
        self.cards = list(cards)
    def __len__(self):
        return len(self.cards)
    def __getitem__(self, at):
        return Deck(self.cards[at]) if isinstance(at, slice) else self.cards[at]
    def __setitem__(self, at, card):
        self.cards[at] = card
    def __delitem__(self, at):
        del self.cards[at]
    def __contains__(self, card):
        return card.lower() in self.cards
    def __reversed__(self):
        return iter(f"r{card}" for card in self.cards)
    def __call__(self, *args, **kwargs):
        return args, kwargs

deck = Deck("abcd")
deck[0] = "z"
del deck[1]
print(len(deck), deck[0], deck[1:].cards, "Z" in deck, list(deck), list(reversed(deck)), deck(1, x=2), bool(Deck("")), [*deck], max(deck), dict(enumerate(deck)))
# expect: 3 z ['c', 'd'] True ['z', 'c', 'd'] ['rz', 'rc', 'rd'] ((1,), {'x': 2}) False ['z', 'c', 'd'] z {0: 'z', 1: 'c', 2: 'd'}
class Sequence:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError(index)
        return index * 10

print(list(Sequence()), 20 in Sequence(), 25 in Sequence(), [*zip(Sequence(), "ab")], tuple(iter(Sequence())))
# expect: [0, 10, 20, 30] True False [(0, 'a'), (10, 'b')] (0, 10, 20, 30)
class Empty:
    pass

def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

for action in ("e[0]", "e[0] = 1", "del e[0]", "del e['a']", "1 in e", "len(e)", "iter(e)", "e()", "reversed(e)", "for x in e: pass", "[*e]", "{**e}", "a, b = e", "e[1:2]", "with e: pass", "e @ e"):
    e = Empty()
    attempt(action)
    # expect: e[0] -> TypeError 'Empty' object is not subscriptable
    # expect: e[0] = 1 -> TypeError 'Empty' object does not support item assignment
    # expect: del e[0] -> TypeError 'Empty' object doesn't support item deletion
    # expect: del e['a'] -> TypeError 'Empty' object does not support item deletion
    # expect: 1 in e -> TypeError argument of type 'Empty' is not a container or iterable
    # expect: len(e) -> TypeError object of type 'Empty' has no len()
    # expect: iter(e) -> TypeError 'Empty' object is not iterable
    # expect: e() -> TypeError 'Empty' object is not callable
    # expect: reversed(e) -> TypeError 'Empty' object is not reversible
    # expect: for x in e: pass -> TypeError 'Empty' object is not iterable
    # expect: [*e] -> TypeError Value after * must be an iterable, not Empty
    # expect: {**e} -> TypeError 'Empty' object is not a mapping
    # expect: a, b = e -> TypeError cannot unpack non-iterable Empty object
    # expect: e[1:2] -> TypeError 'Empty' object is not subscriptable
    # expect: with e: pass -> TypeError 'Empty' object does not support the context manager protocol (missed __exit__ method)
    # expect: e @ e -> TypeError unsupported operand type(s) for @: 'Empty' and 'Empty'
