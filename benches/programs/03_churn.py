# Short-lived closures with two captured variables.
def pair(a, b):
    def both(x):
        return a * x + b
    return both

def main(rounds):
    total = 0
    for i in range(rounds):
        total += pair(i, 3)(2) & 15
    return total

print(main(4_000_000))
