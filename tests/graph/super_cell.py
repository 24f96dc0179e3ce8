class Base:
    def hello(self):
        return "base"


class Derived(Base):
    def hello(self):
        return super().hello()


d = Derived()
