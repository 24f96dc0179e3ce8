def table(n):
    return [[lambda: (i, j) for j in range(n)] for i in range(n)]
