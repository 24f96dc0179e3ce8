def each(rows):
    for row in rows:
        yield lambda: row
