def rows(table, width):
    squares = [cell * width for row in table for cell in row if cell]
    makers = [lambda: cell for cell in table]
    lazy = (cell for cell in table if cell < width)
    index = {key: [key for _ in table] for key in table}
    return squares, makers, lazy, index, {row for row in table}
