def common(rows, other):
    for row in rows:
        if any(cell in row for cell in other):
            yield all(cell in row for cell in other)
            yield ", ".join(str(cell) for cell in other if cell in row)
            yield tuple(cell for cell in other if cell in row)
