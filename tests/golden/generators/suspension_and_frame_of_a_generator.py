# `gi_suspended` and `gi_frame` of a generator: fresh, suspended, and exhausted, when the frame is gone.
def g(): yield 1
x = g(); print(x.gi_suspended, x.gi_frame is not None); next(x); print(x.gi_suspended); list(x); print(x.gi_frame)
# expect: False True
# expect: True
# expect: None
