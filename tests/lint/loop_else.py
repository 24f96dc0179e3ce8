def run(rows, kept):
    for row in rows:
        print(row)
    else:
        kept.append(lambda: row)
