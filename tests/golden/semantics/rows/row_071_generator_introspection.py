# Row 71: Generator introspection: gi_frame is None after exhaustion, gi_running, gi_suspended, gi_yieldfrom, gi_code;
# __name__/__qualname__ come from the function.
def g(): yield 1
x = g(); print(x.gi_suspended, x.gi_frame is not None); next(x); print(x.gi_suspended); list(x); print(x.gi_frame)
# expect: False True
# expect: True
# expect: None
