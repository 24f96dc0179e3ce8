# explain: f.<lambda>.file
def f(path):
    with open(path) as file:
        return lambda: file
