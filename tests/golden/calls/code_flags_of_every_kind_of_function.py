# co_flags: OPTIMIZED 1, NEWLOCALS 2, VARARGS 4, VARKEYWORDS 8, NESTED 0x10, GENERATOR 0x20, COROUTINE 0x80,
# ITERABLE_COROUTINE 0x100, ASYNC_GENERATOR 0x200; module code has 0. NESTED is set for any function inside a
# function.
def o():
    def i(*a, **k): yield
    return i
async def c(): pass
async def ag(): yield
print([hex(f.__code__.co_flags) for f in (o, o(), c, ag)])  # expect: ['0x3', '0x3f', '0x83', '0x203']
