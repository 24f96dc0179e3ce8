# A chain of fifty composed functions.
def compose(f, g):
    def composed(x):
        return f(g(x))
    return composed

def add_one(x):
    return x + 1

def main(rounds):
    chain = add_one
    for _ in range(49):
        chain = compose(add_one, chain)
    total = 0
    for i in range(rounds):
        total += chain(i)
    return total

print(main(70_000))
