# Several functions around one variable: the usual way to keep private state.
def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = start
    step.reset = reset
    return step

step = counter(40)
print(step(), step(2), step())  # expect: 41 43 44
step.reset()
print(step(by=-1))  # expect: 39
print(step.__code__.co_freevars, step.reset.__code__.co_freevars)  # expect: ('n',) ('n', 'start')
