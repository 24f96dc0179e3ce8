# Frames larger than the registers: the variables beyond them live in slots of their own.
names = [f"v{index}" for index in range(300)]
lines = "".join(f"    {name} = {index}\n" for index, name in enumerate(names))
scope = {}
exec(f"def generator(first):\n{lines}    got = yield first\n    yield v0, v299, got\n    here = locals()\n    yield sum([here[name] for name in names])", globals(), scope)
running = scope["generator"]("begins")
print(next(running), running.send("sent"), next(running), next(running, "ended"))
# expect: begins (0, 299, 'sent') 44850 ended
exec(f"async def coroutine(last):\n{lines}    return v1, last", globals(), scope)
try:
    scope["coroutine"]("end").send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (1, 'end')
exec(f"async def asynchronous():\n{lines}    yield v298", globals(), scope)
try:
    scope["asynchronous"]().asend(None).send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 298
