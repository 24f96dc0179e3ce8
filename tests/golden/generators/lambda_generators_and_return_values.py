# A lambda that yields is a generator function; a return value travels in StopIteration.
pair = lambda a, b: ((yield a), (yield b))
made = pair(1, 2)
print(next(made), made.send("x"))  # expect: 1 2
try:
    made.send("y")
except StopIteration as stop:
    print(stop.value)  # expect: ('x', 'y')

def empty():
    return "nothing"
    yield

try:
    next(empty())
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: nothing ('nothing',)
print(list(empty()))  # expect: []
