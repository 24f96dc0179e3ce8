def install(cls, names):
    for name in names:
        def getter(self):
            return self.data[name]
        setattr(cls, name, getter)


def install_one(cls, names):
    for name in names:
        setattr(cls, "current", lambda self: self.data[name])
