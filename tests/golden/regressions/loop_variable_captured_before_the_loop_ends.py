# A closure made in the first round of a loop sees what later rounds assign, even while the loop still runs.
seen = []
readers = []

def run():
    for n in range(4):
        readers.append(lambda: n)
        seen.append([reader() for reader in readers])

run()
print(seen)  # expect: [[0], [1, 1], [2, 2, 2], [3, 3, 3, 3]]
