# What a generator tells about itself before, during and after its run.
def walk(n):
    inner = (i for i in range(n))
    yield itself.gi_running
    yield from inner

itself = walk(1)
print(itself.gi_running, itself.gi_suspended, itself.gi_yieldfrom, itself.gi_frame is not None)
# expect: False False None True
print(next(itself), itself.gi_suspended)  # expect: True True
print(next(itself), itself.gi_yieldfrom is not None)  # expect: 0 True
print(list(itself), itself.gi_frame, itself.gi_suspended)  # expect: [] None False
print(itself.gi_code is walk.__code__, itself.__name__, itself.__qualname__)  # expect: True walk walk
itself.__name__ = "renamed"
print(itself.__name__, walk.__name__)  # expect: renamed walk
