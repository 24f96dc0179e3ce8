# A property computes, checks and forgets.
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def degrees(self):
        "The temperature."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        self._degrees = 0

    fahrenheit = property(lambda self: self.degrees * 9 / 5 + 32)

c = Celsius(20)
print(c.degrees, c.fahrenheit, Celsius.degrees.__doc__)  # expect: 20 68.0 The temperature.
c.degrees += 5
del c.degrees
print(c.degrees)  # expect: 0
for action in (lambda: setattr(c, "degrees", -300), lambda: setattr(c, "fahrenheit", 1), lambda: delattr(c, "fahrenheit")):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError too cold
        # expect: AttributeError property 'fahrenheit' of 'Celsius' object has no setter
        # expect: AttributeError property 'fahrenheit' of 'Celsius' object has no deleter
