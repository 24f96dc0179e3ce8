class A(Base, metaclass=Meta):
    """A class."""
    count: int = 0

    def __init__(self, value):
        super().__init__()
        self.value = value
        self.__hidden = None


def f(x):
    class Local:
        y = x
