def shifted(rows):
    kept = []
    for row in rows:
        first = row[0]
        print(list(map(lambda cell: cell - first, row)))
        print(max(map(lambda cell: cell - first, row)))
        kept.append(map(lambda cell: cell - first, row))
    return kept
