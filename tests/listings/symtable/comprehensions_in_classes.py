class C:
    n = 3
    row = [i for i in range(n)]
    table = [[i * j for j in range(3)] for i in row]
    later = (n for _ in row)
    makers = [lambda: i for i in row]
