# Only the leftmost iterable of a comprehension sees the names of the class body.
class Grid:
    # expect: name 'rows' is not defined
    # expect: name 'rows' is not defined
    # expect: name 'rows' is not defined
    rows = 3
    cells = [r for r in range(rows)]
    try:
        broken = [rows for _ in range(2)]
    except NameError as error:
        print(error)
    try:
        (lambda: rows)()
    except NameError as error:
        print(error)
    try:
        list(r for r in range(1) if rows)
    except NameError as error:
        print(error)
    def method(self):
        return rows  # expect error: NameError: name 'rows' is not defined. Did you mean: 'self.rows'?

print(Grid.cells)  # expect: [0, 1, 2]
Grid().method()
