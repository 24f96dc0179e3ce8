def run(rows, kept):
    for row in rows:
        last = None

        def note(value):
            nonlocal last
            last = value

        kept.append(note)
        print(last, row)
