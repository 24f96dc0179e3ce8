# explain: C.<listcomp>.width, C.<listcomp>.row, C.rows
class C:
    width = 2
    rows = [1, 2]
    cells = [row * width for row in rows]
