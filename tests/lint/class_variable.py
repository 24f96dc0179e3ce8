class Shape:
    sides = 4
    names = ["a", "b"]

    def area(self):
        return sides * 2

    @staticmethod
    def count():
        return sides

    def fine(self):
        return self.sides, Shape.sides, len(self.names)
