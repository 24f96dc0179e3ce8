# explain: A.B.f.x
class A:
    x = 1
    class B:
        def f(self):
            return x
