def run(rows):
    before = None
    for row in rows:
        if before is not None:
            before()
        before = lambda: print(row)
