def apply(function, value):
    return function(value)


def run(rows):
    for row in rows:
        print(apply(lambda cell: cell in row, 1))
        print(apply(function=lambda cell: cell in row, value=1))
