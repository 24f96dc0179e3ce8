# With `global` a class body assigns a module variable instead of an attribute.
class Settings:
    global verbosity, Nested
    verbosity = 3
    class Nested:
        pass
    own = verbosity + 1

print(verbosity, Settings.own, hasattr(Settings, "verbosity"))  # expect: 3 4 False
print(Nested.__qualname__, hasattr(Settings, "Nested"))  # expect: Nested False
