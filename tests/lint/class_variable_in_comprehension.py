class Table:
    width = 3
    rows = [1, 2]
    cells = [row * width for row in rows]
    first = [row for row in rows]
