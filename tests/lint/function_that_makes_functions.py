def make(rows):
    made = []
    for row in rows:
        def maker():
            return lambda: row

        maker()()
        made.append(maker())

        def frozen(row):
            return lambda: row

        made.append(frozen(row))
    return made
