def make(rows, kept):
    for row in rows:
        if row:
            call = lambda: row
        else:
            call = lambda: None
        kept.append(call)
    for row in rows:
        call = (lambda: row) if row else None
        print(call and call())
