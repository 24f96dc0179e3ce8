"""A lamp that should get brighter with every tick."""
from game import on


def lamp(name):
    level = 0

    @on("tick")
    def glow(frame):
        nonlocal level
        level += 1
        print(f"{name} at level {levle}")


lamp("lantern")
