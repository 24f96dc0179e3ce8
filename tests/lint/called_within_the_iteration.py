def total(rows):
    total = 0
    for row in rows:
        total += (lambda: row)()

        def size():
            return len(row)

        total += size()
    return total
