# Sorting is stable, compares with < alone, and leaves the list whole when a comparison fails.
class Card:
    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit
    def __lt__(self, other):
        return self.rank < other.rank
    def __repr__(self):
        return f"{self.rank}{self.suit}"

cards = [Card(3, "a"), Card(1, "b"), Card(3, "c"), Card(2, "d"), Card(1, "e")]
print(sorted(cards), sorted(cards, reverse=True), min(cards), max(cards))
# expect: [1b, 1e, 2d, 3a, 3c] [3a, 3c, 2d, 1b, 1e] 1b 3a
cards.sort(key=lambda card: card.suit, reverse=True)
print(cards)  # expect: [1e, 2d, 3c, 1b, 3a]
mixed = [3, 1, "two", 4, 2]
try:
    mixed.sort()
except TypeError as error:
    print(error, sorted(mixed, key=str))
    # expect: '<' not supported between instances of 'str' and 'int' [1, 2, 3, 4, 'two']
print(sorted([True, 0.5, 0, 1]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted("bAc", key=str.lower), sorted({3: 1, 1: 2}), sorted([float("nan"), 1.0])[1])
# expect: [0, 0.5, True, 1] [(0, 'z'), (1, 'a'), (1, 'b')] ['A', 'b', 'c'] [1, 3] 1.0
class Failing(Card):
    def __lt__(self, other):
        raise RuntimeError("no comparison")

cards = [Failing(3, "a"), Failing(1, "b")]
try:
    cards.sort()
except RuntimeError as error:
    print(error, len(cards))  # expect: no comparison 2
print([1, 2, 3] < [1, 2, 4], [1, 2] < [1, 2, -1], [[2]] > [[1, 5]], [1, [2, 3]] == [1, [2, 3]], [float("nan")] == [float("nan")])
# expect: True True True True False
words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=len), sorted(words, key=lambda word: (-len(word), word)), sorted(range(10), key=lambda n: n % 3), sorted(words, key=None))
# expect: ['fig', 'pear', 'kiwi', 'apple'] ['apple', 'kiwi', 'pear', 'fig'] [0, 3, 6, 9, 1, 4, 7, 2, 5, 8] ['apple', 'fig', 'kiwi', 'pear']
