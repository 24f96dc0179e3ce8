def squares(n):
    return [(lambda: i * i)() for i in range(n)] + [sum(i * j for j in range(n)) for i in range(n)]
