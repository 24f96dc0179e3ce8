def first_of_each(rows, kept):
    for row in rows:
        for cell in row:
            kept.append(lambda: (row, cell))
            break
