def find(rows):
    for row in rows:
        if row:
            return lambda: row
    return None
