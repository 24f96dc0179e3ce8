def first(rows, kept):
    for row in rows:
        if row:
            kept.append(lambda: row)
            break
    for row in rows:
        kept.append(lambda: row)
        if row:
            break
    for row in rows:
        kept.append(lambda: row)
        if row:
            return
        else:
            raise ValueError(row)
