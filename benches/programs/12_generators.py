# Generators that capture a variable of the function around them.
def numbers(limit, factor):
    def generate():
        for n in range(limit):
            yield n * factor
    return generate

def main(rounds):
    total = 0
    for round in range(rounds):
        for value in numbers(50_000, round)():
            total += value & 3
    return total

print(main(60))
