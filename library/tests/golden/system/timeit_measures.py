"""How long statements take."""
import timeit

ticks = iter(range(100))
timer = timeit.Timer("total += 1", "total = 0", timer=lambda: next(ticks))
print(timer.timeit(10), timer.repeat(3, 5))  # expect: 1 [1, 1, 1]
print(timeit.timeit(lambda: None, timer=lambda: next(ticks), number=3), timeit.default_number)  # expect: 1 1000000
names = {"seen": []}
timeit.timeit("if True:\n    seen.append(1)", number=4, timer=lambda: 0, globals=names)
print(len(names["seen"]))  # expect: 4
for statement, setup in ((3, "pass"), ("x = (", "pass"), ("pass", "return")):
    try:
        timeit.Timer(statement, setup)
    except Exception as error:
        print(type(error).__name__)
# expect: ValueError
# expect: SyntaxError
# expect: SyntaxError
