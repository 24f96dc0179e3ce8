def run(cases):
    for case in cases:
        steps = []
        steps.append(lambda: case)
        steps += [lambda: case.end]
        for step in steps:
            step()


def make(cases):
    everything = []
    for case in cases:
        steps = [lambda: case, lambda: case.end]
        everything.append(steps)
    return everything
