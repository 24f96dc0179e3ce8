# f-strings and joins in a closure.
def make_writer(prefix):
    lines = []
    def write(n):
        lines.append(f"{prefix}-{n:05d}: {n * 2}")
        if len(lines) == 100:
            text = "\n".join(lines)
            lines.clear()
            return len(text)
        return 0
    return write

def main(rounds):
    write = make_writer("line")
    total = 0
    for i in range(rounds):
        total += write(i)
    return total

print(main(1_200_000))
