def make(base):
    label = "outer"
    class Thing(base):
        label = "inner"
        def show(self):
            return label
        def up(self):
            return super().up()
        copy = label
    class Plain:
        seen = base
    return Thing, Plain
