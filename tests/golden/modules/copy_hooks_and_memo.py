import copy


class Counted:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Counted(self.n + 1)

    def __deepcopy__(self, memo):
        print("deep", sorted(type(key).__name__ for key in memo))
        return Counted(self.n + 10)


c = Counted(1)
print(copy.copy(c).n, copy.deepcopy(c).n)
# expect: deep []
# expect: 2 11
pair = copy.deepcopy([c, c])  # expect: deep ['int']
print(pair[0] is pair[1], pair[0].n)  # expect: True 11


class Custom:
    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        print("state", state)
        self.__dict__.update(state)


x = Custom()
x.kept, x.dropped = [1], 2
y = copy.deepcopy(x)  # expect: state {'kept': [1]}
print(vars(y), y.kept is x.kept)  # expect: {'kept': [1]} False


class Fields:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __replace__(self, **changes):
        return Fields(**(vars(self) | changes))


print(vars(copy.replace(Fields(a=1, b=2), b=3)))  # expect: {'a': 1, 'b': 3}
copy.replace(3, a=1)  # raises  # expect error: TypeError: replace() does not support int objects
