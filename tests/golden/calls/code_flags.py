# `co_flags` tells the kind of a code object.
def plain(): pass
def stars(*a, **k): pass
def generator(): yield
def outer():
    def nested(): return plain
    return nested
async def coroutine(): pass
async def async_generator(): yield
class Body:
    pass

for function in (plain, stars, generator, outer, outer(), coroutine, async_generator, lambda: 0):
    print(function.__code__.co_name, hex(function.__code__.co_flags))
    # expect: plain 0x3
    # expect: stars 0xf
    # expect: generator 0x23
    # expect: outer 0x3
    # expect: nested 0x13
    # expect: coroutine 0x83
    # expect: async_generator 0x203
    # expect: <lambda> 0x3
print(hex(compile("1", "script", "exec").co_flags), hex(compile("1", "script", "eval").co_flags))
# expect: 0x0 0x0
