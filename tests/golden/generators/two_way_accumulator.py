# A generator that receives its input with `send`.
def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return total
        total += value
        count += 1
        average = total / count

made = averager()
next(made)
print(made.send(10), made.send(20), made.send(60))  # expect: 10.0 15.0 30.0
try:
    made.send(None)
except StopIteration as stop:
    print("total", stop.value)  # expect: total 90
next(made)  # expect error: StopIteration
