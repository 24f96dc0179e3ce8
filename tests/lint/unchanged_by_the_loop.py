def make(n, base, kept):
    for _ in range(n):
        kept.append(lambda: base)
