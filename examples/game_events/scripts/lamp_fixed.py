"""A lamp that gets brighter with every tick, and goes out at night."""
from game import on


def lamp(name):
    level = 0

    @on("tick")
    def glow(frame):
        nonlocal level
        level += 1
        print(f"{name} at level {level}")

    @on("night")
    def dark(frame):
        nonlocal level
        print(f"{name} goes out at level {level}")
        level = 0


lamp("lantern")
