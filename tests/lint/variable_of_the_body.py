def make(names, kept):
    for name in names:
        label = name.upper()
        size: int = len(label)
        kept.append(lambda: (label, size))
