def run(rows, seen):
    for row in rows:
        values = (cell for cell in row if cell in rows[0] or row)
        values = tuple(values)
        seen.add(values)
