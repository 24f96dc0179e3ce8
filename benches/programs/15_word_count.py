# Counting words through a closure.
def make_counter():
    counts = {}
    def count(word):
        counts[word] = counts.get(word, 0) + 1
    return count, counts

def main(rounds):
    words = ("the quick brown fox jumps over the lazy dog and the cat " * 100).split()
    count, counts = make_counter()
    for _ in range(rounds):
        for word in words:
            count(word)
    return sorted(counts.items())[:3], len(counts)

print(main(4_500))
