# The settings of the collector are remembered; its counts are those of this runtime.
import gc

print(gc.get_threshold())  # expect: (2000, 10, 10)
gc.set_threshold(500)
print(gc.get_threshold())  # expect: (500, 10, 10)
gc.set_threshold(700, 5, 7)
print(gc.get_threshold())  # expect: (700, 5, 7)
for wrong in ("x", 2**40):
    try:
        gc.set_threshold(wrong)
    except (TypeError, OverflowError) as exc:
        print(type(exc).__name__, exc)
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: OverflowError signed integer is greater than maximum
print(gc.get_threshold())  # expect: (700, 5, 7)

gc.collect()
kept = [[] for _ in range(300)]
before = gc.get_count()
print(len(before), all(count >= 0 for count in before))  # expect: 3 True

freed = gc.get_stats()[2]["collected"]
for each in kept:
    each.append(each)
del kept, each
print(gc.collect() >= 300, gc.get_stats()[2]["collected"] - freed >= 300)  # expect: True True
print([sorted(row) for row in gc.get_stats()])
# expect: [['collected', 'collections', 'uncollectable'], ['collected', 'collections', 'uncollectable'], ['collected', 'collections', 'uncollectable']]
