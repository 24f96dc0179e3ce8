# A loop over local integers: twenty million rounds.
def main(rounds):
    i = total = 0
    while i < rounds:
        total += i & 7
        i += 1
    return total

print(main(20_000_000))
