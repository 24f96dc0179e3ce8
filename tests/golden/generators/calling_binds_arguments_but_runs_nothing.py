# A call of a generator function binds its arguments and stops before the first line.
def numbers(limit, /, *, step=1):
    print("started")
    for n in range(0, limit, step):
        yield n

made = numbers(5, step=2)
print("called")  # expect: called
print(next(made))
# expect: started
# expect: 0
print(list(made))  # expect: [2, 4]
numbers(limit=3)
# expect error: TypeError: numbers() got some positional-only arguments passed as keyword arguments: 'limit'
