def make(rows):
    made = []
    for row in rows:
        def cells():
            for cell in row:
                yield cell

        print(list(cells()))
        made.append(cells())
    return made
