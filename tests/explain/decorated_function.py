# explain: .f, .deco
def deco(f): return f
@deco
def f(): ...
