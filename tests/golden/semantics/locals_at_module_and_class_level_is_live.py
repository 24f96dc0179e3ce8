# Outside functions `locals()` is the namespace itself.
locals()["created"] = 1
print(created, locals() is globals(), locals() is locals())  # expect: 1 True True

class Options:
    locals()["first"] = 1
    second = first + 1
    snapshot = locals()

print(Options.first, Options.second, "second" in Options.snapshot)  # expect: 1 2 True
globals()["late"] = "made through globals"
print(late)  # expect: made through globals
