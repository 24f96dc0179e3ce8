# The `finally` of a generator runs when it is closed; an abandoned `for` leaves it suspended.
def lines(log):
    try:
        for n in range(5):
            yield n
    finally:
        log.append("closed")

log = []
made = lines(log)
for n in made:
    if n == 2:
        break
print(n, log)  # expect: 2 []
made.close()
print(log, list(made))  # expect: ['closed'] []
with_error = lines(log)
next(with_error)
try:
    with_error.throw(ValueError("stop"))
except ValueError as error:
    print(error, log)  # expect: stop ['closed', 'closed']
