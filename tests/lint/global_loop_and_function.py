names = ["a", "b"]
getters = {}
for name in names:
    def getter():
        return name
    getters[name] = getter
for name in names:
    def shown():
        return name
    print(shown())
