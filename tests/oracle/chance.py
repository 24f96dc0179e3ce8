"""What the generators that are Python programs choose by; it goes in front of them."""


class Chance:
    """A generator of numbers that is the same everywhere."""

    def __init__(self, seed):
        self.state = seed * 2862933555777941757 + 3037000493 & 0xFFFFFFFFFFFFFFFF

    def below(self, limit):
        self.state = self.state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % limit

    def of(self, items):
        return items[self.below(len(items))]

    def percent(self, percent):
        return self.below(100) < percent
