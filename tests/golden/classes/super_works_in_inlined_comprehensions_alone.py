# super() in a comprehension / genexp: in 3.12+ an inlined comprehension works (same frame); a genexp or
# nested function gives its own first argument and fails the type check.
class A:
    def m(self): return 1
class B(A):
    def lc(self): return [super().m() for _ in "a"]
    def ge(self): return list(super().m() for _ in "a")  # expect error: TypeError: super(type, obj): obj (instance of str_ascii_iterator) is not an instance or subtype of type (B).
print(B().lc())  # expect: [1]
B().ge()
